package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Crops rows and columns at the edges, then keeps every {@code strideY}th row and {@code strideX}th column, starting
 * with the first.
 */
@JsonTypeName("Crop")
public record Crop(
        @JsonProperty("top") int top,
        @JsonProperty("left") int left,
        @JsonProperty("bottom") int bottom,
        @JsonProperty("right") int right,
        @JsonProperty("strideY") int strideY,
        @JsonProperty("strideX") int strideX)
        implements Resampling {
    public Crop {
        if (Math.min(Math.min(top, left), Math.min(bottom, right)) < 0) {
            throw new ShapeException(
                    "cropped rows and columns must be >= 0, were " + top + ", " + left + ", " + bottom + ", " + right);
        }
        if (strideY < 1 || strideX < 1) {
            throw new ShapeException("strides must be >= 1, were " + strideY + ", " + strideX);
        }
    }

    @Override
    public Taps rows(int height) {
        return taps(height, top, bottom, strideY);
    }

    @Override
    public Taps columns(int width) {
        return taps(width, left, right, strideX);
    }

    private static Taps taps(int size, int before, int after, int stride) {
        int outputs = Math.max(size - before - after + stride - 1, 0) / stride;
        int[][] from = new int[outputs][];
        float[][] weight = new float[outputs][];
        for (int i = 0; i < outputs; i++) {
            from[i] = new int[] {before + i * stride};
            weight[i] = new float[] {1};
        }
        return new Taps(from, weight);
    }

    @Override
    public Footprint footprint() {
        return new Footprint(1, Math.max(strideY, strideX));
    }
}
