package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.ShapeException;
import java.util.List;
import java.util.Set;

/**
 * A blob as Caffe sees it.
 *
 * @param axes number of axes, pictures included: 4 for a map, 2 for a vector
 * @param flat true if Caffe counts all values as channels, although {@code shape} keeps rows and columns, so that fully
 *     connected layers can slide over larger images
 */
record CaffeBlob(Shape shape, int axes, boolean flat) {
    private static final Set<String> OF_MAPS = Set.of(
            "Convolution",
            "ConvolutionDepthwise",
            "DepthwiseConvolution",
            "Deconvolution",
            "Pooling",
            "LRN",
            "Slice",
            "MVN",
            "Permute",
            "Tile",
            "Crop",
            "Interp",
            "Upsample",
            "Unpooling",
            "Normalize",
            "ShuffleChannel");

    static CaffeBlob map(Shape shape) {
        return new CaffeBlob(shape, 4, false);
    }

    /** The number, from 0, of an axis that may be counted from the last (−1). */
    int axis(long axis) {
        if (axis < -axes || axis >= axes) {
            throw new ShapeException("there is no axis " + axis + " in a blob of " + axes + " axes");
        }
        return (int) (axis < 0 ? axis + axes : axis);
    }

    /** True if positions hold values that Caffe counts as channels. */
    boolean spread() {
        return flat && shape.positions() > 1;
    }

    /** Refuses a layer that works on rows and columns, or on ranges of channels, if these are flattened. */
    void requireFit(LayerParameter layer) {
        if (spread() && OF_MAPS.contains(layer.getType())) {
            throw new ShapeException("its input is flattened, which this layer does not support");
        }
    }

    /** The output of a layer with this as its first input. */
    CaffeBlob after(LayerParameter layer, Shape output) {
        return switch (layer.getType()) {
            case "InnerProduct" -> new CaffeBlob(output, 2, false);
            case "Flatten" -> new CaffeBlob(output, 2, flat || axes > 2);
            case "Reshape" -> {
                List<Long> sizes = AxisLayers.sizes(layer.getReshapeParam(), this);
                // A reshape that flattens keeps rows and columns.
                boolean kept = output.equals(shape) && sizes.get(1) == shape.length();
                yield new CaffeBlob(output, sizes.size(), kept);
            }
            case "Reduction" ->
                new CaffeBlob(output, Math.max(axis(layer.getReductionParam().getAxis()), 1), false);
            case "Softmax" -> new CaffeBlob(output, axes, flat && output.equals(shape));
            default -> new CaffeBlob(output, axes, flat);
        };
    }
}
