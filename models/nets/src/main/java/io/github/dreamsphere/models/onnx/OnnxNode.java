package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.onnx.OnnxFormat.Attribute;
import java.util.List;
import java.util.Optional;

/**
 * A node of the graph, with its attributes by name.
 *
 * @param opset version of the operator set
 */
record OnnxNode(OnnxFormat.Node proto, int opset) {
    /** A node cannot be read; the message names it. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    String type() {
        return proto.getOpType();
    }

    /** The node's name, or that of its first output. */
    String name() {
        return proto.getName().isEmpty() ? output() : proto.getName();
    }

    String output() {
        return proto.getOutputCount() > 0 ? proto.getOutput(0) : "";
    }

    List<String> outputs() {
        return proto.getOutputList();
    }

    private Optional<Attribute> attribute(String name) {
        return proto.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
    }

    boolean has(String name) {
        return attribute(name).isPresent();
    }

    int integer(String name, int otherwise) {
        return attribute(name)
                .map(attribute -> checkedInt(name, attribute.getI()))
                .orElse(otherwise);
    }

    float real(String name, float otherwise) {
        return attribute(name).map(Attribute::getF).orElse(otherwise);
    }

    String text(String name, String otherwise) {
        return attribute(name).map(attribute -> attribute.getS().toStringUtf8()).orElse(otherwise);
    }

    int[] integers(String name, int... otherwise) {
        return attribute(name)
                .map(attribute -> attribute.getIntsList().stream()
                        .mapToInt(value -> checkedInt(name, value))
                        .toArray())
                .orElse(otherwise);
    }

    float[] reals(String name) {
        List<Float> values = attribute(name).map(Attribute::getFloatsList).orElse(List.of());
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }

    Optional<OnnxFormat.Tensor> tensor(String name) {
        return attribute(name).map(Attribute::getT);
    }

    Optional<OnnxFormat.Graph> graph(String name) {
        return attribute(name).map(Attribute::getG);
    }

    private int checkedInt(String name, long value) {
        if (value != (int) value) {
            throw fail("its " + name + " is " + value);
        }
        return (int) value;
    }

    /** The exception to throw if this node cannot be read. */
    UnreadableException fail(String reason) {
        return new UnreadableException("node '" + name() + "' (" + type() + "): " + reason);
    }
}
