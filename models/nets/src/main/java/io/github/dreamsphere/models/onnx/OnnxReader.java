package io.github.dreamsphere.models.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.onnx.OnnxFormat.Model;
import io.github.dreamsphere.models.onnx.OnnxFormat.OperatorSet;
import io.github.dreamsphere.models.onnx.OnnxNode.UnreadableException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Reads a net from an ONNX file (https://onnx.ai), opset 5 to 28, with weights inside the file or in files
 * beside it. Constants are folded, and the file's own functions are resolved.
 * Height and width stay free, even if the file has a fixed size, as far as its operators allow.
 */
public final class OnnxReader {
    private static final int OLDEST_OPSET = 5;
    private static final int NEWEST_OPSET = 28;

    private OnnxReader() {}

    /** Reads a net as {@link #read(Path, ImageSpec, Consumer)} does, without notes. */
    public static Net read(Path file, ImageSpec imageSpec) throws IOException {
        return read(file, imageSpec, note -> {});
    }

    /**
     * Reads a net, named after the file. Nodes that are not supported are left out, with all that read their results,
     * unless nothing else is left.
     *
     * @param imageSpec how a picture becomes its input; the format does not say
     * @param notes receives a line if nodes were left out
     * @throws NetFileException if the file is not a complete ONNX file, or if nothing of it is supported; the message
     *     names the node
     * @throws io.github.dreamsphere.core.file.ReadingMemoryException if its constants do not fit into the memory
     */
    public static Net read(Path file, ImageSpec imageSpec, Consumer<String> notes) throws IOException {
        Model model = parse(file);
        OnnxTensor tensors = new OnnxTensor(file.toAbsolutePath().getParent(), ReadingBudget.of(file));
        try {
            return new OnnxGraph(LocalFunctions.inline(model), opset(model), tensors, notes)
                    .net(FileName.of(file).stem(), imageSpec);
        } catch (UnreadableException e) {
            throw new NetFileException(file, e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * The program that wrote a file, such as {@code pytorch}; empty if it does not say.
     *
     * @throws NetFileException if it is not an ONNX file
     */
    public static String producer(Path file) throws IOException {
        return parse(file).getProducerName();
    }

    private static Model parse(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NetFileException(file, "is missing");
        }
        ReadingBudget.of(file).takeMemory("its weights", Files.size(file), 1);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Model model = Model.parseFrom(in);
            if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
                throw new NetFileException(file, "is not an ONNX file: it has no graph");
            }
            return model;
        } catch (InvalidProtocolBufferException e) {
            throw new NetFileException(file, "is not an ONNX file, or is truncated", e);
        }
    }

    private static int opset(Model model) {
        long version = model.getOpsetImportList().stream()
                .filter(set -> set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSet::getVersion)
                .findFirst()
                .orElseThrow(() -> new UnreadableException("does not say which operator set it uses"));
        if (version < OLDEST_OPSET || version > NEWEST_OPSET) {
            throw new UnreadableException(
                    "uses operator set " + version + "; " + OLDEST_OPSET + " to " + NEWEST_OPSET + " are supported");
        }
        return (int) version;
    }
}
