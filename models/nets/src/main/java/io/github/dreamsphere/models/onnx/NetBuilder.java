package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.core.file.ReadingMemoryException;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.OpWeights;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.ShapeException;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The layers read so far, and the shapes of their blobs at each probe. */
final class NetBuilder {
    /** Bytes of a computed constant's value, which is held as a double, while another is made from it. */
    private static final int CONSTANT_BYTES = 2 * Double.BYTES;

    private static final long LARGEST_BLOB = 1L << 30;

    private final ProbeSizes probes;
    private final int batch;
    private final Set<String> outputs;
    private final OnnxTensor tensors;
    private final Map<String, Integer> types = new HashMap<>();
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, List<Shape>> shapes = new HashMap<>();

    /**
     * @param batch number of images that the graph takes at once; the net takes one
     * @param outputs the outputs of the graph
     * @param tensors reads constants
     */
    NetBuilder(ProbeSizes probes, int batch, Set<String> outputs, OnnxTensor tensors) {
        this.probes = probes;
        this.batch = batch;
        this.outputs = outputs;
        this.tensors = tensors;
    }

    OnnxTensor tensors() {
        return tensors;
    }

    /** The element types of constants, by name. */
    Map<String, Integer> types() {
        return types;
    }

    /**
     * The length of a constant that is computed while reading.
     *
     * @throws UncheckedIOException if the file's constants do not fit into the memory
     */
    int checkedLength(OnnxNode node, int... shape) {
        long length = 1;
        for (int size : shape) {
            if (size < 0) {
                throw node.fail("a size must be >= 0, was " + size);
            }
            length = Math.min(length * size, Integer.MAX_VALUE);
        }
        if (length > ReadingBudget.LONGEST_ARRAY) {
            throw node.fail("it computes a constant of more values than an array holds");
        }
        try {
            tensors.budget().takeMemory("what " + node.name() + " computes", length, CONSTANT_BYTES);
        } catch (ReadingMemoryException e) {
            throw new UncheckedIOException(e);
        }
        return (int) length;
    }

    /** Removes the layers from {@code index} on. */
    void forgetFrom(int index) {
        while (layers.size() > index) {
            shapes.remove(layers.remove(layers.size() - 1).output());
        }
    }

    /** True if the graph gives the tensor as a result. */
    boolean gives(String tensor) {
        return outputs.contains(tensor);
    }

    ProbeSizes probes() {
        return probes;
    }

    List<Layer> layers() {
        return layers;
    }

    /** Declares the input. */
    FeatureMap input(String blob, int channels) {
        shapes.put(
                blob,
                IntStream.range(0, probes.count())
                        .mapToObj(i -> new Shape(
                                probes.heights().get(i), probes.widths().get(i), channels))
                        .toList());
        return view(blob);
    }

    /** Adds a layer; throws if its op rejects the input shapes at a probe, or has weights that are not finite. */
    void add(Layer layer) {
        for (Tensor weights : OpWeights.of(layer.op())) {
            if (!weights.finite()) {
                throw new IllegalArgumentException("some of its weights are not finite numbers");
            }
        }
        shapes.put(
                layer.output(),
                IntStream.range(0, probes.count())
                        .mapToObj(i -> output(layer.op(), layer.inputs(), i))
                        .toList());
        layers.add(layer);
    }

    /** Renames the blob that the last layer writes; returns the new name. */
    String rename(String blob, String newName) {
        Layer last = layers.remove(layers.size() - 1);
        if (!last.output().equals(blob) || has(newName)) {
            throw new IllegalStateException("cannot rename " + blob + " to " + newName);
        }
        layers.add(new Layer(last.name(), last.op(), last.inputs(), newName));
        shapes.put(newName, shapes.remove(blob));
        return newName;
    }

    private Shape output(Op op, List<String> inputs, int probe) {
        Shape shape = op.output(
                inputs.stream().map(input -> shapes.get(input).get(probe)).toList());
        if ((long) shape.height() * shape.width() * shape.channels() > LARGEST_BLOB) {
            throw new ShapeException("a blob of " + shape + " is too large");
        }
        return shape;
    }

    /** True if {@code blob} is what the last layer writes. */
    boolean isLast(String blob) {
        return !layers.isEmpty() && layers.get(layers.size() - 1).output().equals(blob);
    }

    boolean has(String blob) {
        return shapes.containsKey(blob);
    }

    int channels(String blob) {
        return shapes.get(blob).get(0).channels();
    }

    AxisSize height(String blob) {
        return new AxisSize(
                shapes.get(blob).stream().map(shape -> (long) shape.height()).toList());
    }

    AxisSize width(String blob) {
        return new AxisSize(
                shapes.get(blob).stream().map(shape -> (long) shape.width()).toList());
    }

    /** The size of the blob along one of its axes. */
    AxisSize size(String blob, Source source) {
        return new AxisSize(shapes.get(blob).stream()
                .map(shape -> (long)
                        switch (source) {
                            case CHANNEL -> shape.channels();
                            case HEIGHT -> shape.height();
                            case WIDTH -> shape.width();
                            case BATCH, REPEAT -> 1;
                        })
                .toList());
    }

    /** The blob as [batch, channels, height, width]. */
    FeatureMap view(String blob) {
        return FeatureMap.nchw(blob, probes.extent(batch), size(blob, Source.CHANNEL), height(blob), width(blob));
    }
}
