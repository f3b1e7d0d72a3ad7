package io.github.dreamsphere.models.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.onnx.OnnxFormat.Model;
import io.github.dreamsphere.models.onnx.OnnxFormat.OperatorSet;
import io.github.dreamsphere.models.onnx.OnnxNode.UnreadableException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a net from an ONNX file (https://onnx.ai), opset 7 to 21, with weights inside the file. Constants are folded.
 * Height and width stay free, even if the file has a fixed size, as far as its operators allow.
 */
public final class OnnxReader {
    private static final int OLDEST_OPSET = 7;
    private static final int NEWEST_OPSET = 21;

    private OnnxReader() {}

    /**
     * Reads a net, named after the file.
     *
     * @param imageSpec how a picture becomes its input; the format does not say
     * @throws NetFileException if the file is not a complete ONNX file, or has a node that is not supported, which the
     *     message names
     */
    public static Net read(Path file, ImageSpec imageSpec) throws IOException {
        Model model = parse(file);
        try {
            return new OnnxGraph(model.getGraph(), opset(model)).net(name(file), imageSpec);
        } catch (UnreadableException e) {
            throw new NetFileException(file, e.getMessage(), e);
        }
    }

    private static Model parse(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NetFileException(file, "is missing");
        }
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

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    }
}
