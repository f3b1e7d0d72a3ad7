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

    /** The case in {@code folder}; empty if no picture can enter it or no number comes out. */
    static Optional<OnnxCase> read(Path folder) throws IOException {
        Model model = Model.parseFrom(Files.readAllBytes(folder.resolve("model.onnx")));
        Path data = folder.resolve("test_data_set_0");
        Graph graph = model.getGraph();
        int picture = picture(graph);
        Optional<double[]> expected =
                graph.getOutputCount() == 0 ? Optional.empty() : numbers(data.resolve("output_0.pb"));
        if (picture < 0 || expected.isEmpty() || expected.get().length == 0) {
            return Optional.empty();
        }
        Graph.Builder changed = graph.toBuilder().clearInput().clearNode();
        Tensor image = null;
        for (int i = 0; i < graph.getInputCount(); i++) {
            Path file = data.resolve("input_" + i + ".pb");
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            Tensor tensor = Tensor.parseFrom(Files.readAllBytes(file)).toBuilder()
                    .setName(graph.getInput(i).getName())
                    .build();
            if (i == picture) {
                image = tensor;
            } else if (graph.getInput(i).getType().hasTensorType()) {
                changed.addInitializer(tensor);
            } else {
                return Optional.empty();
            }
        }
        Optional<double[]> values = numbers(image);
        if (values.isEmpty() || values.get().length == 0) {
            return Optional.empty();
        }
        int[] size = size(image.getDimsList(), values.get().length);
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
        return Optional.of(new OnnxCase(
                model.toBuilder().setGraph(changed).build(),
                floats(values.get()),
                size[0],
                size[1],
                size[2],
                graph.getOutput(0).getName(),
                expected.get()));
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
