package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.stream.IntStream;

/**
 * Crops rows and columns at the edges, then keeps every {@code strideY}th row and {@code strideX}th column, starting
 * with the first. A negative stride starts with the last and goes backwards, so −1 mirrors the blob.
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
        if (strideY == 0 || strideX == 0) {
            throw new ShapeException("strides must not be 0, were " + strideY + ", " + strideX);
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
        int step = Math.abs(stride);
        int outputs = (int) (Math.max((long) size - before - after + step - 1, 0) / step);
        int first = stride > 0 ? before : size - 1 - after;
        return Taps.places(
                IntStream.range(0, outputs).map(i -> first + i * stride).toArray());
    }

    @Override
    public Footprint footprint() {
        return new Footprint(1, Math.max(Math.abs(strideY), Math.abs(strideX)));
    }
}
