package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.onnx.OnnxFormat.Dimension;
import io.github.dreamsphere.models.onnx.OnnxFormat.Graph;
import io.github.dreamsphere.models.onnx.OnnxFormat.ValueInfo;
import io.github.dreamsphere.models.onnx.OnnxNode.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The image that a graph reads.
 *
 * @param batch number of images; the net takes one
 * @param channels number of channels in the file
 * @param batched whether the tensor has an axis for the images of a batch
 * @param channelsLast whether the tensor is [batch, height, width, channels] instead of [batch, channels, height,
 *     width]
 */
record OnnxInput(String name, int batch, int channels, boolean batched, boolean channelsLast, ProbeSizes probes) {
    private static final int LARGEST = 1 << 14;

    static OnnxInput of(Graph graph, ImageSpec spec) {
        Set<String> constants = graph.getInitializerList().stream()
                .map(OnnxFormat.Tensor::getName)
                .collect(Collectors.toSet());
        List<ValueInfo> inputs = graph.getInputList().stream()
                .filter(input -> !constants.contains(input.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw new UnreadableException("the graph takes " + inputs.size() + " inputs ("
                    + inputs.stream().map(ValueInfo::getName).collect(Collectors.joining(", "))
                    + "), but must take one, the image");
        }
        ValueInfo input = inputs.get(0);
        List<Dimension> shape =
                new ArrayList<>(input.getType().getTensorType().getShape().getDimList());
        if (shape.size() != 4 && shape.size() != 3) {
            throw new UnreadableException("input '" + input.getName() + "' has " + shape.size()
                    + " dimensions, but an image has four: batch, channels, height, width");
        }
        boolean batched = shape.size() == 4;
        long batch = batched ? Math.max(size(shape.remove(0)), 1) : 1;
        if (batch > LARGEST) {
            throw new UnreadableException("input '" + input.getName() + "' takes " + batch + " images at once");
        }
        int expected = spec.channels().count();
        boolean last = size(shape.get(0)) != expected && size(shape.get(2)) == expected;
        long channels = size(shape.get(last ? 2 : 0));
        if (channels != expected && channels != 0) {
            throw new UnreadableException("input '" + input.getName() + "' has " + channels + " channels, but "
                    + spec.channels() + " has " + expected);
        }
        ProbeSizes probes = probes(input, shape.get(last ? 0 : 1), shape.get(last ? 1 : 2));
        return new OnnxInput(input.getName(), (int) batch, expected, batched, last, probes);
    }

    private static ProbeSizes probes(ValueInfo input, Dimension height, Dimension width) {
        long rows = size(height);
        long columns = size(width);
        if (rows < 0 || columns < 0 || rows > LARGEST || columns > LARGEST) {
            throw new UnreadableException(
                    "input '" + input.getName() + "' has the impossible size " + rows + "x" + columns + " pixels");
        }
        return rows == 0 || columns == 0 ? ProbeSizes.FREE : ProbeSizes.of((int) rows, (int) columns);
    }

    /** The size in the file; 0 if it is free, which some exporters write as −1. */
    private static long size(Dimension dimension) {
        return dimension.hasDimValue() && dimension.getDimValue() != -1 ? dimension.getDimValue() : 0;
    }

    /** Declares the input's blob; returns its value. */
    FeatureMap declare(NetBuilder net) {
        FeatureMap map = net.input(name, channels);
        if (!batched) {
            return channelsLast ? map.withoutFirst().transpose(new int[] {1, 2, 0}) : map.withoutFirst();
        }
        return channelsLast ? map.transpose(new int[] {0, 2, 3, 1}) : map;
    }
}
