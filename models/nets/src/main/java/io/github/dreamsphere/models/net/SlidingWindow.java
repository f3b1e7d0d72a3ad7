package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The window that a convolution or pool slides over its input, in pixels of the input. A dilation of 1 is none; padding
 * may differ on the four sides.
 */
public record SlidingWindow(
        @JsonProperty("kernelHeight") int kernelHeight,
        @JsonProperty("kernelWidth") int kernelWidth,
        @JsonProperty("strideY") int strideY,
        @JsonProperty("strideX") int strideX,
        @JsonProperty("padTop") int padTop,
        @JsonProperty("padLeft") int padLeft,
        @JsonProperty("padBottom") int padBottom,
        @JsonProperty("padRight") int padRight,
        @JsonProperty("dilationY") int dilationY,
        @JsonProperty("dilationX") int dilationX) {
    public SlidingWindow {
        atLeast(1, "kernel", kernelHeight, kernelWidth);
        atLeast(1, "stride", strideY, strideX);
        atLeast(0, "padding", padTop, padLeft, padBottom, padRight);
        atLeast(1, "dilation", dilationY, dilationX);
    }

    private static void atLeast(int least, String what, int... values) {
        for (int value : values) {
            if (value < least) {
                throw new ShapeException(what + " must be >= " + least + ", was " + value);
            }
        }
    }

    /** A square window with equal strides and equal padding. */
    public static SlidingWindow square(int kernel, int stride, int pad) {
        return new SlidingWindow(kernel, kernel, stride, stride, pad, pad, pad, pad, 1, 1);
    }

    /** A window of one pixel. */
    public static SlidingWindow point() {
        return square(1, 1, 0);
    }

    /** Rows from the first to the last tap, inclusive. */
    public int extentY() {
        return (kernelHeight - 1) * dilationY + 1;
    }

    /** Columns from the first to the last tap, inclusive. */
    public int extentX() {
        return (kernelWidth - 1) * dilationX + 1;
    }

    /** Number of windows that fit into {@code height} rows. */
    public int positionsY(int height) {
        return floorPositions(height + padTop + padBottom, extentY(), strideY);
    }

    /** Number of windows that fit into {@code width} columns. */
    public int positionsX(int width) {
        return floorPositions(width + padLeft + padRight, extentX(), strideX);
    }

    private static int floorPositions(int padded, int extent, int stride) {
        return padded < extent ? 0 : (padded - extent) / stride + 1;
    }

    /**
     * Number of windows in {@code height} rows if the last may extend beyond the lower edge, as in Caffe's pools:
     * rounded up, but no window starts beyond the image and its leading padding.
     */
    public int ceilPositionsY(int height) {
        return ceilPositions(height, padTop, padBottom, extentY(), strideY);
    }

    /** As {@link #ceilPositionsY}, for columns. */
    public int ceilPositionsX(int width) {
        return ceilPositions(width, padLeft, padRight, extentX(), strideX);
    }

    private static int ceilPositions(int size, int before, int after, int extent, int stride) {
        int positions = 1 - Math.floorDiv(extent - size - before - after, stride);
        boolean lastIsOutside = positions > 0 && (positions - 1) * stride >= size + before;
        return lastIsOutside ? positions - 1 : positions;
    }

    /** Throws unless {@code weights} are {@code [.., .., kernelHeight, kernelWidth]}. */
    void requireKernel(Tensor weights) {
        boolean fits = weights.shape().length == 4 && weights.size(2) == kernelHeight && weights.size(3) == kernelWidth;
        if (!fits) {
            throw new ShapeException("weights for a window of " + kernelHeight + "x" + kernelWidth
                    + " must be [.., .., " + kernelHeight + ", " + kernelWidth + "], were " + weights);
        }
    }

    Footprint footprint() {
        return new Footprint(Math.max(extentY(), extentX()), Math.max(strideY, strideX));
    }
}
