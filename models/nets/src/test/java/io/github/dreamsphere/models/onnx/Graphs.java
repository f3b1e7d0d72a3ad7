package io.github.dreamsphere.models.onnx;

import com.google.protobuf.ByteString;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.onnx.OnnxFormat.Attribute;
import io.github.dreamsphere.models.onnx.OnnxFormat.Dimension;
import io.github.dreamsphere.models.onnx.OnnxFormat.Graph;
import io.github.dreamsphere.models.onnx.OnnxFormat.Model;
import io.github.dreamsphere.models.onnx.OnnxFormat.Node;
import io.github.dreamsphere.models.onnx.OnnxFormat.OperatorSet;
import io.github.dreamsphere.models.onnx.OnnxFormat.Tensor;
import io.github.dreamsphere.models.onnx.OnnxFormat.TensorShape;
import io.github.dreamsphere.models.onnx.OnnxFormat.TensorType;
import io.github.dreamsphere.models.onnx.OnnxFormat.Type;
import io.github.dreamsphere.models.onnx.OnnxFormat.ValueInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes small ONNX files, right and wrong ones. */
final class Graphs {
    static final ImageSpec RGB = ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);

    private final Graph.Builder graph = Graph.newBuilder();
    private final int opset;

    /** A graph that takes {@code image}, 1x3, height and width free. */
    Graphs(int opset) {
        this(opset, 1, 3, 0, 0);
    }

    /** A graph that takes {@code image} of this shape; 0 for what is free. */
    Graphs(int opset, long... shape) {
        this.opset = opset;
        input("image", shape);
    }

    Graphs input(String name, long... shape) {
        TensorShape.Builder sizes = TensorShape.newBuilder();
        for (long size : shape) {
            sizes.addDim(
                    size > 0
                            ? Dimension.newBuilder().setDimValue(size)
                            : Dimension.newBuilder().setDimParam("n"));
        }
        TensorType type = TensorType.newBuilder().setElemType(1).setShape(sizes).build();
        graph.addInput(
                ValueInfo.newBuilder().setName(name).setType(Type.newBuilder().setTensorType(type)));
        return this;
    }

    Graphs node(String type, String inputs, String output, Attribute.Builder... attributes) {
        return nodeOf("", type, inputs, output, attributes);
    }

    Graphs nodeOf(String domain, String type, String inputs, String output, Attribute.Builder... attributes) {
        Node.Builder node = Node.newBuilder()
                .setDomain(domain)
                .setOpType(type)
                .setName("the " + type)
                .addAllOutput(Arrays.asList(output.split(" ")));
        node.addAllInput(inputs.isEmpty() ? List.of() : Arrays.asList(inputs.split(" ")));
        Arrays.stream(attributes).forEach(node::addAttribute);
        graph.addNode(node);
        return this;
    }

    Graphs floats(String name, long[] shape, float... values) {
        Tensor.Builder tensor = tensor(name, 1, shape);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return add(tensor);
    }

    Graphs longs(String name, long... values) {
        return integers(name, new long[] {values.length}, values);
    }

    Graphs integers(String name, long[] shape, long... values) {
        Tensor.Builder tensor = tensor(name, 7, shape);
        Arrays.stream(values).forEach(tensor::addInt64Data);
        return add(tensor);
    }

    Graphs add(Tensor.Builder tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    static Tensor.Builder tensor(String name, int type, long... shape) {
        Tensor.Builder tensor = Tensor.newBuilder().setName(name).setDataType(type);
        Arrays.stream(shape).forEach(tensor::addDims);
        return tensor;
    }

    static Attribute.Builder ints(String name, long... values) {
        Attribute.Builder attribute = Attribute.newBuilder().setName(name);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute;
    }

    static Attribute.Builder integer(String name, long value) {
        return Attribute.newBuilder().setName(name).setI(value);
    }

    static Attribute.Builder real(String name, float value) {
        return Attribute.newBuilder().setName(name).setF(value);
    }

    static Attribute.Builder text(String name, String value) {
        return Attribute.newBuilder().setName(name).setS(ByteString.copyFromUtf8(value));
    }

    byte[] bytes() {
        return Model.newBuilder()
                .setIrVersion(8)
                .setGraph(graph)
                .addOpsetImport(OperatorSet.newBuilder().setVersion(opset))
                .build()
                .toByteArray();
    }

    Net read(Path folder) throws IOException {
        return OnnxReader.read(write(folder), RGB);
    }

    Path write(Path folder) throws IOException {
        return Files.write(folder.resolve("n.onnx"), bytes());
    }
}
