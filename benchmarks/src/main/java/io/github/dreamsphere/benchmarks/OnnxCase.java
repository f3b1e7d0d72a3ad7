package io.github.dreamsphere.benchmarks;

import com.google.protobuf.ByteString;
import io.github.dreamsphere.models.onnx.OnnxFormat.Dimension;
import io.github.dreamsphere.models.onnx.OnnxFormat.Graph;
import io.github.dreamsphere.models.onnx.OnnxFormat.Model;
import io.github.dreamsphere.models.onnx.OnnxFormat.Node;
import io.github.dreamsphere.models.onnx.OnnxFormat.Tensor;
import io.github.dreamsphere.models.onnx.OnnxFormat.TensorShape;
import io.github.dreamsphere.models.onnx.OnnxFormat.TensorType;
import io.github.dreamsphere.models.onnx.OnnxFormat.Type;
import io.github.dreamsphere.models.onnx.OnnxFormat.ValueInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A case of ONNX's node tests as a net that takes one picture: the first input, if it is of floats, is reshaped from a
 * picture, all other inputs become constants.
 *
 * @param net the changed file
 * @param picture the input, channel by channel
 * @param channels 1 or 3
 * @param result name of the output
 * @param expected its values
 */
record OnnxCase(Model net, float[] picture, int channels, int height, int width, String result, double[] expected) {
    private static final int FLOAT = 1;
    private static final String IMAGE = "the_picture";

    private static final Set<String> RANDOM = Set.of(
            "Bernoulli", "Multinomial", "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike");

    private static final Set<String> UNKNOWN_SIZE =
            Set.of("Compress", "NonMaxSuppression", "NonZero", "Range", "Unique");

    private static final Set<String> MEASURES = Set.of("Shape", "Size");

    private static final Set<String> SEQUENCES =
            Set.of("Optional", "Sequence", "SplitToSequence", "ConcatFromSequence");

    /** A case that is not for pictures; the message says why. */
    static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitException(String reason) {
            super(reason);
        }
    }

    /** The case in {@code folder}. */
    static OnnxCase read(Path folder) throws IOException, UnfitException {
        Model model = Model.parseFrom(Files.readAllBytes(folder.resolve("model.onnx")));
        Path data = folder.resolve("test_data_set_0");
        Graph graph = model.getGraph();
        int picture = picture(graph);
        if (picture < 0) {
            throw new UnfitException("its first input is not of floats");
        }
        double[] expected = (graph.getOutputCount() == 0
                        ? Optional.<double[]>empty()
                        : numbers(data.resolve("output_0.pb")))
                .filter(values -> values.length > 0)
                .orElseThrow(() -> new UnfitException("its first output is not a tensor of numbers, or is empty"));
        Graph.Builder changed = graph.toBuilder().clearInput().clearNode();
        Tensor image = null;
        for (int i = 0; i < graph.getInputCount(); i++) {
            Path file = data.resolve("input_" + i + ".pb");
            if (!Files.exists(file) || !graph.getInput(i).getType().hasTensorType()) {
                throw new UnfitException("it takes a sequence, or an input that may be missing");
            }
            Tensor tensor = Tensor.parseFrom(Files.readAllBytes(file)).toBuilder()
                    .setName(graph.getInput(i).getName())
                    .build();
            if (i == picture) {
                image = tensor;
            } else {
                changed.addInitializer(tensor);
            }
        }
        double[] values = numbers(image)
                .filter(all -> all.length > 0)
                .orElseThrow(() -> new UnfitException("its first input is empty"));
        requireFit(graph, changed);
        int[] size = size(image.getDimsList(), values.length);
        changed.addInput(info(size));
        changed.addInitializer(Tensor.newBuilder()
                .setName("the_shape")
                .setDataType(7)
                .addDims(image.getDimsCount())
                .addAllInt64Data(image.getDimsList()));
        changed.addNode(Node.newBuilder()
                .setOpType("Reshape")
                .addInput(IMAGE)
                .addInput("the_shape")
                .addOutput(image.getName()));
        changed.addAllNode(graph.getNodeList());
        return new OnnxCase(
                model.toBuilder().setGraph(changed).build(),
                floats(values),
                size[0],
                size[1],
                size[2],
                graph.getOutput(0).getName(),
                expected);
    }

    /** Throws if a node does what no net does for a picture. */
    private static void requireFit(Graph graph, Graph.Builder constants) throws UnfitException {
        for (Node node : graph.getNodeList()) {
            if (node.getDomain().startsWith("ai.onnx.ml")) {
                throw new UnfitException("it works on tables (domain ai.onnx.ml)");
            }
            if (node.getDomain().contains("training") || isTraining(node, constants)) {
                throw new UnfitException("it trains");
            }
            if (RANDOM.contains(node.getOpType())) {
                throw new UnfitException("its result is random");
            }
            if (graph.getNodeCount() == 1 && UNKNOWN_SIZE.contains(node.getOpType())) {
                throw new UnfitException("the size of its result depends on the values of the picture");
            }
            if (SEQUENCES.stream().anyMatch(node.getOpType()::startsWith)) {
                throw new UnfitException("it works on sequences or optional values");
            }
        }
        if (graph.getNodeCount() == 1 && MEASURES.contains(graph.getNode(0).getOpType())) {
            throw new UnfitException("its result depends on the size of the picture only");
        }
    }

    /** True for a batch normalisation or dropout that does what it does in training. */
    private static boolean isTraining(Node node, Graph.Builder constants) {
        boolean flagged = node.getAttributeList().stream()
                .anyMatch(attribute -> attribute.getName().equals("training_mode") && attribute.getI() != 0);
        boolean dropout = node.getOpType().equals("Dropout") && node.getInputCount() > 2;
        return flagged
                || dropout
                        && constants.getInitializerList().stream()
                                .filter(tensor -> tensor.getName().equals(node.getInput(2)))
                                .anyMatch(tensor -> numbers(tensor).orElse(new double[1])[0] != 0);
    }

    /** 0 if the first input is of floats, as a picture is; otherwise −1. */
    private static int picture(Graph graph) {
        boolean floats = graph.getInputCount() > 0
                && graph.getInput(0).getType().getTensorType().getElemType() == FLOAT;
        return floats ? 0 : -1;
    }

    /** Channels, height and width: those of the tensor if it is a picture, otherwise all values in one channel. */
    private static int[] size(List<Long> shape, int length) {
        List<Long> inner = new ArrayList<>(shape);
        while (inner.size() > 3 && inner.get(0) == 1) {
            inner.remove(0);
        }
        while (inner.size() < 3) {
            inner.add(0, 1L);
        }
        boolean isPicture = inner.size() == 3 && (inner.get(0) == 1 || inner.get(0) == 3);
        int width = inner.get(inner.size() - 1).intValue();
        return isPicture
                ? new int[] {inner.get(0).intValue(), inner.get(1).intValue(), width}
                : new int[] {1, length / width, width};
    }

    private static ValueInfo info(int[] size) {
        TensorShape shape = TensorShape.newBuilder()
                .addDim(Dimension.newBuilder().setDimValue(1))
                .addDim(Dimension.newBuilder().setDimValue(size[0]))
                .addDim(Dimension.newBuilder().setDimValue(size[1]))
                .addDim(Dimension.newBuilder().setDimValue(size[2]))
                .build();
        TensorType type =
                TensorType.newBuilder().setElemType(FLOAT).setShape(shape).build();
        return ValueInfo.newBuilder()
                .setName(IMAGE)
                .setType(Type.newBuilder().setTensorType(type))
                .build();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static Optional<double[]> numbers(Path file) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        return bytes.length == 0 ? Optional.empty() : numbers(Tensor.parseFrom(bytes));
    }

    /** The values of floats, integers and truth values; empty for other types. */
    private static Optional<double[]> numbers(Tensor tensor) {
        int length = tensor.getDimsList().stream().mapToInt(Long::intValue).reduce(1, (a, b) -> a * b);
        ByteString bytes = tensor.getRawData();
        ByteBuffer raw = bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            switch (tensor.getDataType()) {
                case FLOAT -> values[i] = bytes.isEmpty() ? tensor.getFloatData(i) : raw.getFloat(4 * i);
                case 6 -> values[i] = bytes.isEmpty() ? tensor.getInt32Data(i) : raw.getInt(4 * i);
                case 7 -> values[i] = bytes.isEmpty() ? tensor.getInt64Data(i) : raw.getLong(8 * i);
                case 2 -> values[i] = bytes.isEmpty() ? tensor.getInt32Data(i) : raw.get(i) & 0xff;
                case 3, 9 -> values[i] = bytes.isEmpty() ? tensor.getInt32Data(i) : raw.get(i);
                case 11 -> values[i] = bytes.isEmpty() ? tensor.getDoubleData(i) : raw.getDouble(8 * i);
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(values);
    }

    /** The kind of the case: its operator, or that it has several nodes. */
    String operator() {
        List<Node> nodes = net.getGraph().getNodeList();
        return nodes.size() == 2 ? nodes.get(1).getOpType() : "(several nodes)";
    }
}
