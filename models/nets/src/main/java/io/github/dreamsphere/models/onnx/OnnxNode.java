package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.onnx.OnnxFormat.Attribute;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A node of the graph, with its attributes by name. It notes which attributes were looked at. */
final class OnnxNode {
    /** A file cannot be read; the message says why. */
    static class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    /** A node of a sound file does what is not supported; the rest of the file may be read without it. */
    static final class UnsupportedException extends UnreadableException {
        private static final long serialVersionUID = 1L;

        UnsupportedException(String message) {
            super(message);
        }
    }

    /** Attribute types, as numbered in {@code AttributeProto.AttributeType}. */
    private static final int FLOAT = 1;

    private static final int INT = 2;
    private static final int STRING = 3;
    private static final int TENSOR = 4;
    private static final int GRAPH = 5;
    private static final int FLOATS = 6;
    private static final int INTS = 7;

    private final OnnxFormat.Node proto;
    private final int opset;

    /** A hint of old operator sets about memory never matters. */
    private final Set<String> looked = new HashSet<>(Set.of("consumed_inputs"));

    /** @param opset version of the operator set */
    OnnxNode(OnnxFormat.Node proto, int opset) {
        this.proto = proto;
        this.opset = opset;
    }

    OnnxFormat.Node proto() {
        return proto;
    }

    int opset() {
        return opset;
    }

    String type() {
        return proto.getOpType();
    }

    /** The operator's domain; empty for ONNX's own operators. */
    String domain() {
        return proto.getDomain().equals("ai.onnx") ? "" : proto.getDomain();
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

    private Optional<Attribute> attribute(String name, int type) {
        looked.add(name);
        Optional<Attribute> found = proto.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst();
        found.filter(attribute -> attribute.getType() != 0 && attribute.getType() != type)
                .ifPresent(attribute -> {
                    throw fail("its attribute " + name + " has the wrong type");
                });
        return found;
    }

    boolean has(String name) {
        looked.add(name);
        return proto.getAttributeList().stream()
                .anyMatch(attribute -> attribute.getName().equals(name));
    }

    /** Notes that attributes do not matter here. */
    void ignore(String... names) {
        looked.addAll(List.of(names));
    }

    /** Throws if the node has an attribute that nobody looked at, as it would change the result. */
    void requireAllLooked() {
        for (Attribute attribute : proto.getAttributeList()) {
            if (!looked.contains(attribute.getName())) {
                throw unsupported("its attribute " + attribute.getName() + " is not supported");
            }
        }
    }

    int integer(String name, int otherwise) {
        return attribute(name, INT)
                .map(attribute -> checkedInt(name, attribute.getI()))
                .orElse(otherwise);
    }

    /** True if the attribute is 1; it must be 0 or 1. */
    boolean flag(String name, boolean otherwise) {
        return integer(name, otherwise ? 1 : 0) != 0;
    }

    float real(String name, float otherwise) {
        float value = attribute(name, FLOAT).map(Attribute::getF).orElse(otherwise);
        if (Float.isNaN(value)) {
            throw fail("its " + name + " is not a number");
        }
        return value;
    }

    String text(String name, String otherwise) {
        return attribute(name, STRING)
                .map(attribute -> attribute.getS().toStringUtf8())
                .orElse(otherwise);
    }

    int[] integers(String name, int... otherwise) {
        return attribute(name, INTS)
                .map(attribute -> attribute.getIntsList().stream()
                        .mapToInt(OnnxNode::saturated)
                        .toArray())
                .orElse(otherwise);
    }

    /** The integer, or the nearest int: files write 2⁶³ − 1 for "to the end". */
    private static int saturated(long value) {
        return (int) Math.max(Math.min(value, Integer.MAX_VALUE), -Integer.MAX_VALUE);
    }

    float[] reals(String name) {
        List<Float> values =
                attribute(name, FLOATS).map(Attribute::getFloatsList).orElse(List.of());
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }

    Optional<OnnxFormat.Tensor> tensor(String name) {
        return attribute(name, TENSOR).map(Attribute::getT);
    }

    Optional<OnnxFormat.Graph> graph(String name) {
        return attribute(name, GRAPH).map(Attribute::getG);
    }

    private int checkedInt(String name, long value) {
        if (value != (int) value) {
            throw fail("its " + name + " is " + value);
        }
        return (int) value;
    }

    /** The exception to throw if the file is wrong about this node. */
    UnreadableException fail(String reason) {
        return new UnreadableException(message(reason));
    }

    /** The exception to throw if this node does what is not supported. */
    UnsupportedException unsupported(String reason) {
        return new UnsupportedException(message(reason));
    }

    private String message(String reason) {
        return "node '" + name() + "' (" + type() + "): " + reason;
    }
}
