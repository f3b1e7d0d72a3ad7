package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;

/**
 * Bilinear interpolation between the outermost positions, which stay where they are, as DeepLab's and PSPNet's editions
 * of Caffe compute it. Each of {@code n} positions becomes {@code zoom} positions, without those behind the last.
 *
 * @param height number of output rows; 0 if {@code zoom} and {@code shrink} say it
 * @param width number of output columns; 0 if {@code zoom} and {@code shrink} say it
 */
@JsonTypeName("Interp")
public record Interp(
        @JsonProperty("zoom") int zoom,
        @JsonProperty("shrink") int shrink,
        @JsonProperty("height") int height,
        @JsonProperty("width") int width)
        implements Resampling {
    public Interp {
        if (zoom < 1 || shrink < 1 || height < 0 || width < 0) {
            throw new ShapeException(
                    "factors must be >= 1 and sizes >= 0, were " + zoom + ", " + shrink + ", " + height + ", " + width);
        }
    }

    @Override
    public Taps rows(int rows) {
        return taps(rows, height);
    }

    @Override
    public Taps columns(int columns) {
        return taps(columns, width);
    }

    private Taps taps(int size, int given) {
        long less = (size - 1) / shrink + 1L;
        int outputs = Taps.checked(given > 0 ? given : less + (less - 1) * (zoom - 1));
        double step = outputs > 1 ? (size - 1.0) / (outputs - 1) : 0;
        int[][] from = new int[outputs][];
        float[][] weight = new float[outputs][];
        for (int i = 0; i < outputs; i++) {
            double x = i * step;
            int before = Math.min((int) x, size - 1);
            float behind = (float) (x - before);
            from[i] = new int[] {before, Math.min(before + 1, size - 1)};
            weight[i] = new float[] {1 - behind, behind};
        }
        return new Taps(from, weight);
    }

    @Override
    public Footprint footprint() {
        return height > 0 || width > 0 ? Footprint.EVERYTHING : new Footprint(2, (double) shrink / zoom);
    }
}
