package io.github.dreamsphere.models.keras;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dreamsphere.models.hdf5.Hdf5Array;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A call of a layer, with what it reads, its weights, and the net to add its ops to. */
final class LayerContext {
    /**
     * What a call reads.
     *
     * @param values the tensors among the operands, in order
     * @param operands tensors and constants; {@code values} says which tensors
     * @param named the named arguments of the call
     */
    record Arguments(List<Value> values, List<Operand> operands, JsonNode named) {}

    private final LayerConfig layer;
    private final int generation;
    private final boolean flippedKernels;
    private final Arguments arguments;
    private final List<Hdf5Array> weights;
    private final NetDraft net;
    private final String blob;
    private int steps;

    /** @param blob the name of the blob for the result, unused so far */
    LayerContext(
            LayerConfig layer,
            KerasFile file,
            Arguments arguments,
            List<Hdf5Array> weights,
            NetDraft net,
            String blob) {
        this.layer = layer;
        this.generation = file.generation();
        this.flippedKernels = file.flippedKernels();
        this.arguments = arguments;
        this.weights = weights;
        this.net = net;
        this.blob = blob;
    }

    Settings settings() {
        return layer.settings();
    }

    LayerConfig layer() {
        return layer;
    }

    /** The first number of the version of Keras. */
    int generation() {
        return generation;
    }

    /** True if kernels are stored turned by 180°. */
    boolean flippedKernels() {
        return flippedKernels;
    }

    NetDraft net() {
        return net;
    }

    Arguments arguments() {
        return arguments;
    }

    /** The tensors it reads. */
    List<Value> inputs() {
        return arguments.values();
    }

    /** The only tensor it reads. */
    Value input() {
        if (inputs().size() != 1) {
            throw new UnsupportedLayerException("reads " + inputs().size() + " tensors, but must read one");
        }
        return inputs().get(0);
    }

    /** The only tensor, which must be a map in the order that the settings say. */
    Value map() {
        Value input = input();
        if (!input.isMap(layer.channelsFirst())) {
            throw new UnsupportedLayerException("reads a tensor that is no map of rows, columns and channels in the "
                    + (layer.channelsFirst() ? "order channels, rows, columns" : "order rows, columns, channels"));
        }
        return input;
    }

    /** A map of the same order as the layer's. */
    Value mapIn(String result) {
        return net.map(result, layer.channelsFirst());
    }

    /** Channels of a tensor's blob. */
    int channels(Value value) {
        return net.channels(value.blob());
    }

    /** Adds an op; returns its blob. */
    String add(Op op, String... from) {
        steps++;
        String name = blob + "@" + steps;
        net.add(new Layer(name, op, List.of(from), name));
        return name;
    }

    /** Adds an op on the blob of {@code value} that keeps its shape. */
    Value add(Op op, Value value) {
        return value.in(add(op, value.blob()));
    }

    boolean hasWeights() {
        return !weights.isEmpty();
    }

    /**
     * Throws unless the file has {@code count} arrays of weights for this layer.
     */
    void requireWeights(int count) {
        if (weights.size() != count) {
            throw new UnreadableException("is damaged: layer '" + layer.name() + "' (" + layer.kind() + ") must have "
                    + count + (count == 1 ? " array" : " arrays") + " of weights, but the file has " + weights.size());
        }
    }

    /** An array of weights in the order of the file, which must have this shape. */
    float[] weights(int number, String name, int... shape) throws IOException {
        return unread(number, name, shape).read(named(name));
    }

    /** The bias of each channel: the layer's array of this number, or zeros if it has no bias. */
    Tensor bias(boolean biased, int number, int channels) throws IOException {
        return biased ? Tensor.of(weights(number, "bias", channels)) : Tensor.zeros(channels);
    }

    /** As {@link #weights}, seen as {@code view} and with its axes in another order. */
    float[] weights(int number, String name, int[] shape, int[] view, int[] order) throws IOException {
        return unread(number, name, shape).read(named(name), view, order);
    }

    private String named(String name) {
        return "the weights '" + name + "' of layer '" + layer.name() + "'";
    }

    private Hdf5Array unread(int number, String name, int[] shape) {
        int[] actual = weights.get(number).shape();
        if (!Arrays.equals(actual, shape)) {
            throw new UnreadableException("is damaged: " + named(name) + " have the shape " + Arrays.toString(actual)
                    + ", but its settings and its input need " + Arrays.toString(shape));
        }
        return weights.get(number);
    }
}
