package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.List;

/**
 * Resizes a blob as the ONNX operator {@code Resize} does (https://onnx.ai/onnx/operators/onnx__Resize.html): the
 * output has {@code floor(size · scale)} positions.
 *
 * @param scaleY output rows per input row
 * @param scaleX output columns per input column
 * @param cubicA the cubic kernel's parameter, for {@link Interpolation#CUBIC} (Keys 1981; PyTorch's is −0.75)
 */
@JsonTypeName("Resize")
public record Resize(
        @JsonProperty("scaleY") double scaleY,
        @JsonProperty("scaleX") double scaleX,
        @JsonProperty("interpolation") Interpolation interpolation,
        @JsonProperty("coordinates") Coordinates coordinates,
        @JsonProperty("rounding") Rounding rounding,
        @JsonProperty("cubicA") double cubicA)
        implements Resampling {
    /** How values between positions are interpolated. */
    public enum Interpolation {
        @JsonProperty("NEAREST")
        NEAREST,
        @JsonProperty("LINEAR")
        LINEAR,
        @JsonProperty("CUBIC")
        CUBIC,
        /** As {@link #CUBIC}, but positions outside the input get no weight and the others more. */
        @JsonProperty("CUBIC_INSIDE")
        CUBIC_INSIDE
    }

    /** Where output position {@code i} lies in the input. */
    public enum Coordinates {
        /** {@code (i + ½) / scale − ½}: pixels are areas. */
        @JsonProperty("HALF_PIXEL")
        HALF_PIXEL,
        /** As {@link #HALF_PIXEL}, but a single output position lies at 0. */
        @JsonProperty("PYTORCH_HALF_PIXEL")
        PYTORCH_HALF_PIXEL,
        /** {@code (i + ½) / scale}. */
        @JsonProperty("HALF_PIXEL_FOR_NEAREST")
        HALF_PIXEL_FOR_NEAREST,
        /** {@code i / scale}. */
        @JsonProperty("ASYMMETRIC")
        ASYMMETRIC,
        /** The outermost positions of input and output coincide. */
        @JsonProperty("ALIGN_CORNERS")
        ALIGN_CORNERS,
        /** As {@link #HALF_PIXEL}, but the centres of input and output coincide. */
        @JsonProperty("HALF_PIXEL_SYMMETRIC")
        HALF_PIXEL_SYMMETRIC
    }

    /** How {@link Interpolation#NEAREST} rounds. */
    public enum Rounding {
        @JsonProperty("HALF_DOWN")
        HALF_DOWN,
        @JsonProperty("HALF_UP")
        HALF_UP,
        @JsonProperty("FLOOR")
        FLOOR,
        @JsonProperty("CEIL")
        CEIL
    }

    public Resize {
        if (!(scaleY > 0) || !(scaleX > 0) || Double.isInfinite(scaleY) || Double.isInfinite(scaleX)) {
            throw new ShapeException("scales must be > 0, were " + scaleY + ", " + scaleX);
        }
    }

    /** Nearest-neighbour enlargement by a whole factor. */
    public static Resize repeat(int scale) {
        return new Resize(scale, scale, Interpolation.NEAREST, Coordinates.ASYMMETRIC, Rounding.FLOOR, 0);
    }

    @Override
    public Taps rows(int height) {
        return taps(height, scaleY);
    }

    @Override
    public Taps columns(int width) {
        return taps(width, scaleX);
    }

    private Taps taps(int size, double scale) {
        int outputs = Taps.checked((long) Math.floor((float) (size * scale)));
        int[][] from = new int[outputs][];
        float[][] weight = new float[outputs][];
        for (int i = 0; i < outputs; i++) {
            List<Integer> places = new ArrayList<>();
            List<Double> weights = new ArrayList<>();
            taps(source(i, size, outputs, scale), places, weights);
            if (interpolation == Interpolation.CUBIC_INSIDE) {
                keepInside(size, places, weights);
            }
            from[i] = places.stream()
                    .mapToInt(place -> Math.min(Math.max(place, 0), size - 1))
                    .toArray();
            weight[i] = new float[weights.size()];
            for (int j = 0; j < weight[i].length; j++) {
                weight[i][j] = weights.get(j).floatValue();
            }
        }
        return new Taps(from, weight);
    }

    private double source(int i, int size, int outputs, double scale) {
        return switch (coordinates) {
            case HALF_PIXEL -> (i + 0.5) / scale - 0.5;
            case PYTORCH_HALF_PIXEL -> outputs > 1 ? (i + 0.5) / scale - 0.5 : 0;
            case HALF_PIXEL_FOR_NEAREST -> (i + 0.5) / scale;
            case ASYMMETRIC -> i / scale;
            case ALIGN_CORNERS -> outputs > 1 ? i * (size - 1) / (size * scale - 1) : 0;
            case HALF_PIXEL_SYMMETRIC -> size / 2.0 * (1 - outputs / (size * scale)) + (i + 0.5) / scale - 0.5;
        };
    }

    private void taps(double x, List<Integer> places, List<Double> weights) {
        int floor = (int) Math.floor(x);
        double t = x - floor;
        switch (interpolation) {
            case NEAREST -> {
                places.add(nearest(x));
                weights.add(1.0);
            }
            case LINEAR -> {
                places.addAll(List.of(floor, floor + 1));
                weights.addAll(List.of(1 - t, t));
            }
            case CUBIC, CUBIC_INSIDE -> {
                places.addAll(List.of(floor - 1, floor, floor + 1, floor + 2));
                weights.addAll(List.of(cubic(t + 1), cubic(t), cubic(1 - t), cubic(2 - t)));
            }
            default -> throw new IllegalStateException(interpolation.toString());
        }
    }

    /** Removes positions outside the input; the other weights are scaled so that they add up to 1. */
    private static void keepInside(int size, List<Integer> places, List<Double> weights) {
        double sum = 0;
        for (int i = places.size() - 1; i >= 0; i--) {
            if (places.get(i) < 0 || places.get(i) >= size) {
                places.remove(i);
                weights.remove(i);
            } else {
                sum += weights.get(i);
            }
        }
        double whole = sum;
        weights.replaceAll(weight -> weight / whole);
    }

    private int nearest(double x) {
        return (int)
                switch (rounding) {
                    case HALF_DOWN -> Math.ceil(x - 0.5);
                    case HALF_UP -> Math.floor(x + 0.5);
                    case FLOOR -> Math.floor(x);
                    case CEIL -> Math.ceil(x);
                };
    }

    private double cubic(double distance) {
        double d = Math.abs(distance);
        if (d <= 1) {
            return ((cubicA + 2) * d - (cubicA + 3)) * d * d + 1;
        }
        return d < 2 ? ((cubicA * d - 5 * cubicA) * d + 8 * cubicA) * d - 4 * cubicA : 0;
    }

    @Override
    public Footprint footprint() {
        double stride = 1 / Math.max(scaleY, scaleX);
        double extent =
                switch (interpolation) {
                    case NEAREST -> 1;
                    case LINEAR -> 2;
                    case CUBIC, CUBIC_INSIDE -> 4;
                };
        return new Footprint(extent, stride);
    }
}
