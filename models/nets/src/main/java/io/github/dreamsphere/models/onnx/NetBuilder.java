package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The layers read so far, and the shapes of their blobs at each probe. */
final class NetBuilder {
    private final ProbeSizes probes;
    private final List<Layer> layers = new ArrayList<>();
    private final Map<String, List<Shape>> shapes = new HashMap<>();

    NetBuilder(ProbeSizes probes) {
        this.probes = probes;
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

    /** Adds a layer; throws if its op rejects the input shapes at a probe. */
    void add(Layer layer) {
        shapes.put(
                layer.output(),
                IntStream.range(0, probes.count())
                        .mapToObj(i -> output(layer.op(), layer.inputs(), i))
                        .toList());
        layers.add(layer);
    }

    private Shape output(Op op, List<String> inputs, int probe) {
        return op.output(
                inputs.stream().map(input -> shapes.get(input).get(probe)).toList());
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

    /** The blob as [1, channels, height, width]. */
    FeatureMap view(String blob) {
        return FeatureMap.nchw(blob, probes.extent(channels(blob)), height(blob), width(blob));
    }
}
