package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** Rows and columns added around the blob. */
@JsonTypeName("Pad")
public record Pad(
        @JsonProperty("top") int top,
        @JsonProperty("left") int left,
        @JsonProperty("bottom") int bottom,
        @JsonProperty("right") int right,
        @JsonProperty("mode") Mode mode)
        implements Resampling {
    /** What the added rows and columns hold. */
    public enum Mode {
        /** Zeros. */
        @JsonProperty("ZERO")
        ZERO,
        /** The blob mirrored about its outermost row or column, which is not repeated. */
        @JsonProperty("REFLECT")
        REFLECT,
        /** The outermost row or column, repeated. */
        @JsonProperty("EDGE")
        EDGE,
        /** The opposite side of the blob, as if it repeated endlessly. */
        @JsonProperty("WRAP")
        WRAP
    }

    public Pad {
        if (Math.min(Math.min(top, left), Math.min(bottom, right)) < 0) {
            throw new ShapeException("padding must be >= 0, was " + top + ", " + left + ", " + bottom + ", " + right);
        }
    }

    @Override
    public Taps rows(int height) {
        return taps(height, top, bottom);
    }

    @Override
    public Taps columns(int width) {
        return taps(width, left, right);
    }

    private Taps taps(int size, int before, int after) {
        if (mode == Mode.REFLECT && Math.max(before, after) >= size) {
            throw new ShapeException(size + " positions cannot be mirrored " + Math.max(before, after) + " wide");
        }
        int outputs = Taps.checked((long) before + size + after);
        int[][] from = new int[outputs][];
        float[][] weight = new float[outputs][];
        for (int i = 0; i < outputs; i++) {
            from[i] = source(i - before, size);
            weight[i] = from[i].length == 0 ? new float[0] : new float[] {1};
        }
        return new Taps(from, weight);
    }

    private int[] source(int place, int size) {
        if (place >= 0 && place < size) {
            return new int[] {place};
        }
        return switch (mode) {
            case ZERO -> new int[0];
            case REFLECT -> new int[] {place < 0 ? -place : 2 * (size - 1) - place};
            case EDGE -> new int[] {place < 0 ? 0 : size - 1};
            case WRAP -> new int[] {Math.floorMod(place, size)};
        };
    }

    @Override
    public Footprint footprint() {
        return Footprint.POINT;
    }
}
