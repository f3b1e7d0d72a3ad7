package io.github.dreamsphere.models.onnx;

/**
 * How values between pixels are sampled, and what lies beyond the edges
 * (https://onnx.ai/onnx/operators/onnx__GridSample.html).
 *
 * @param taps number of pixels along each axis that make a value: 1, 2 or 4
 */
record GridSampling(int taps, Outside outside, boolean corners) {
    /** What lies beyond the edges. */
    enum Outside {
        ZEROS,
        EDGE,
        MIRRORED
    }

    /** Of the cubic interpolation (Keys 1981). */
    private static final double CUBIC = -0.75;

    static GridSampling of(OnnxNode node) {
        int taps =
                switch (node.text("mode", node.opset() < 20 ? "bilinear" : "linear")) {
                    case "nearest" -> 1;
                    case "linear", "bilinear" -> 2;
                    case "cubic", "bicubic" -> 4;
                    default -> throw node.fail("its mode must be nearest, linear or cubic");
                };
        Outside outside =
                switch (node.text("padding_mode", "zeros")) {
                    case "zeros" -> Outside.ZEROS;
                    case "border" -> Outside.EDGE;
                    case "reflection" -> Outside.MIRRORED;
                    default -> throw node.fail("its padding_mode must be zeros, border or reflection");
                };
        return new GridSampling(taps, outside, node.flag("align_corners", false));
    }

    /**
     * Writes the pixels that make a value, and their factors.
     *
     * @param at the position along each axis, −1 to 1
     * @param sizes of the axes
     * @param start place of the first pixel
     * @param slot where to write
     */
    void put(double[] at, int[] sizes, int start, int slot, int[] places, float[] factors) {
        int count = (int) Math.pow(taps, sizes.length);
        double[] exact = new double[sizes.length];
        for (int axis = 0; axis < sizes.length; axis++) {
            exact[axis] = exact(at[axis], sizes[axis]);
        }
        for (int tap = 0; tap < count; tap++) {
            int place = 0;
            double factor = 1;
            for (int axis = 0, rest = tap; axis < sizes.length; axis++, rest /= taps) {
                int first = first(exact[axis]);
                int pixel = inside(first + rest % taps, sizes[axis]);
                factor *= pixel < 0 ? 0 : factor(exact[axis] - first, rest % taps);
                place = place * sizes[axis] + Math.max(pixel, 0);
            }
            places[slot + tap] = start + place;
            factors[slot + tap] = (float) factor;
        }
    }

    /** The position in pixels; one beyond the edges is moved inside, if that is what lies there. */
    private double exact(double at, int size) {
        double x = (float) (corners ? (at + 1) / 2 * (size - 1) : ((at + 1) * size - 1) / 2);
        if (taps == 1) {
            x = Math.rint(x);
        }
        double low = corners ? 0 : -0.5;
        double high = corners ? size - 1 : size - 0.5;
        return switch (outside) {
            case ZEROS -> x;
            case EDGE -> x < low || x > high ? Math.max(Math.min(x, size - 1), 0) : x;
            case MIRRORED -> x < low || x > high ? mirrored(x, low, high) : x;
        };
    }

    private int first(double x) {
        return switch (taps) {
            case 1 -> (int) Math.rint(x);
            case 2 -> (int) Math.floor(x);
            default -> (int) Math.floor(x) - 1;
        };
    }

    /** The pixel that is meant by one that may lie beyond the edges; −1 for a zero. */
    private int inside(int pixel, int size) {
        if (pixel >= 0 && pixel < size) {
            return pixel;
        }
        return switch (outside) {
            case ZEROS -> -1;
            case EDGE -> Math.max(Math.min(pixel, size - 1), 0);
            case MIRRORED -> (int) mirrored(pixel, corners ? 0 : -0.5, corners ? size - 1 : size - 0.5);
        };
    }

    private static double mirrored(double x, double low, double high) {
        double range = high - low;
        if (range == 0) {
            return low;
        }
        double beyond = x < low ? low - x : x - low;
        double rest = beyond % (2 * range);
        return rest <= range ? low + rest : high - (rest - range);
    }

    private double factor(double distance, int tap) {
        if (taps == 1) {
            return 1;
        }
        double d = Math.abs(distance - tap);
        if (taps == 2) {
            return 1 - d;
        }
        if (d <= 1) {
            return ((CUBIC + 2) * d - (CUBIC + 3)) * d * d + 1;
        }
        return d < 2 ? ((CUBIC * d - 5 * CUBIC) * d + 8 * CUBIC) * d - 4 * CUBIC : 0;
    }
}
