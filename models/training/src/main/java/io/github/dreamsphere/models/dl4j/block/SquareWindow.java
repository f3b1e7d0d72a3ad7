package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.net.SlidingWindow;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * What a block looks at at once: a square, on blobs with the channels last.
 *
 * @param kernel its edge in pixels
 * @param stride pixels from one to the next
 * @param before padding above and to the left, in pixels
 * @param after padding below and to the right
 */
record SquareWindow(int kernel, int stride, int before, int after) {
    /** Padded by half of its edge on every side. */
    static SquareWindow centred(int kernel, int stride) {
        return new SquareWindow(kernel, stride, kernel / 2, kernel / 2);
    }

    /** Not padded: the output is smaller than the input by what the kernel overhangs. */
    static SquareWindow inside(int kernel, int stride) {
        return new SquareWindow(kernel, stride, 0, 0);
    }

    /** The edge of the output for an input's edge. */
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

    /** Padding below and to the right; oneDNN wants what the last window uses. */
    long[] paddingAfter(long height, long width) {
        return new long[] {used(height), used(width)};
    }

    private long used(long edge) {
        return Math.max(0, (output(edge) - 1) * stride + kernel - edge - before);
    }

    /** The same for an op. */
    SlidingWindow ofOp() {
        return new SlidingWindow(kernel, kernel, stride, stride, before, before, after, after, 1, 1);
    }

    /**
     * What a layer makes of a blob.
     *
     * @param layer its name
     * @param channels of the output
     * @throws IllegalStateException if the channels do not come last
     */
    InputType output(String layer, InputType input, long channels) {
        InputType.InputTypeConvolutional blob = blob(layer, input);
        return InputType.convolutional(output(blob.getHeight()), output(blob.getWidth()), channels, CNN2DFormat.NHWC);
    }

    /** {@code input} as the blob it must be for a block. */
    static InputType.InputTypeConvolutional blob(String layer, InputType input) {
        if (input instanceof InputType.InputTypeConvolutional blob && blob.getFormat() == CNN2DFormat.NHWC) {
            return blob;
        }
        throw new IllegalStateException("layer '" + layer + "' needs blobs with the channels last, was given " + input);
    }
}
