package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.models.onnx.OnnxFormat.Entry;
import io.github.dreamsphere.models.onnx.OnnxFormat.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * Weights in files beside an ONNX file (https://onnx.ai/onnx/repo-docs/ExternalData.html). Only files in its folder are
 * read.
 */
final class ExternalData {
    private final Path folder;

    ExternalData(Path folder) {
        this.folder = folder;
    }

    /** The bytes of a tensor, little endian. */
    ByteBuffer read(Tensor tensor) {
        Map<String, String> entries = new HashMap<>();
        for (Entry entry : tensor.getExternalDataList()) {
            entries.put(entry.getKey(), entry.getValue());
        }
        Path file = file(tensor, entries.getOrDefault("location", ""));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long offset = number(tensor, entries, "offset", 0);
            long length = number(tensor, entries, "length", channel.size() - offset);
            if (offset < 0 || length < 0 || offset > channel.size() - length || length > ReadingBudget.LONGEST_ARRAY) {
                throw OnnxTensor.fail(
                        tensor,
                        "its values are bytes " + offset + " to " + (offset + length) + " of " + file + ", which has "
                                + channel.size() + " bytes; the file may be truncated");
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw OnnxTensor.fail(tensor, "its values are in " + file + ", which cannot be read");
        }
    }

    private Path file(Tensor tensor, String location) {
        try {
            Path file = folder.resolve(location).normalize();
            boolean inside =
                    !location.isEmpty() && !Path.of(location).isAbsolute() && file.startsWith(folder.normalize());
            if (!inside) {
                throw OnnxTensor.fail(
                        tensor, "its values are said to be in '" + location + "', outside the net's folder");
            }
            if (!Files.isRegularFile(file)) {
                throw OnnxTensor.fail(
                        tensor, "its values are in " + file + ", which is missing; put it beside the ONNX file");
            }
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw OnnxTensor.fail(
                        tensor, "its values are in '" + location + "', a link to outside the net's folder");
            }
            return file;
        } catch (InvalidPathException | IOException e) {
            throw OnnxTensor.fail(tensor, "its values are in '" + location + "', which cannot be read");
        }
    }

    private static long number(Tensor tensor, Map<String, String> entries, String key, long otherwise) {
        String text = entries.get(key);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw OnnxTensor.fail(tensor, "its " + key + " in another file is '" + text + "', not a number");
        }
    }
}
