package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.net.SlidingWindow;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * The square window of a block, on channels-last blobs.
 *
 * @param kernel edge in pixels
 * @param stride pixels between neighbouring windows
 * @param before padding above and to the left, in pixels
 * @param after padding below and to the right
 */
record SquareWindow(int kernel, int stride, int before, int after) {
    /** A window with padding of half its edge on all sides. */
    static SquareWindow centred(int kernel, int stride) {
        return new SquareWindow(kernel, stride, kernel / 2, kernel / 2);
    }

    /** A window without padding; the output is smaller than the input. */
    static SquareWindow inside(int kernel, int stride) {
        return new SquareWindow(kernel, stride, 0, 0);
    }

    /** The edge of the output for an input of edge {@code edge}. */
    long output(long edge) {
        return (edge + before + after - kernel) / stride + 1;
    }

    long[] strides() {
        return new long[] {stride, stride};
    }

    /** Padding above and to the left. */
    long[] paddingBefore() {
        return new long[] {before, before};
    }

    /** Padding below and to the right that the windows use, as oneDNN requires. */
    long[] paddingAfter(long height, long width) {
        return new long[] {used(height), used(width)};
    }

    private long used(long edge) {
        return Math.max(0, (output(edge) - 1) * stride + kernel - edge - before);
    }

    /** The window of an op. */
    SlidingWindow ofOp() {
        return new SlidingWindow(kernel, kernel, stride, stride, before, before, after, after, 1, 1);
    }

    /**
     * The output type of a layer.
     *
     * @param layer name of the layer, for messages
     * @param channels of the output
     * @throws IllegalStateException if the input is not channels-last
     */
    InputType output(String layer, InputType input, long channels) {
        InputType.InputTypeConvolutional blob = blob(layer, input);
        return InputType.convolutional(output(blob.getHeight()), output(blob.getWidth()), channels, CNN2DFormat.NHWC);
    }

    /** {@code input}, which must be channels-last. */
    static InputType.InputTypeConvolutional blob(String layer, InputType input) {
        if (input instanceof InputType.InputTypeConvolutional blob && blob.getFormat() == CNN2DFormat.NHWC) {
            return blob;
        }
        throw new IllegalStateException("layer '" + layer + "' needs channels-last input, was given " + input);
    }
}
