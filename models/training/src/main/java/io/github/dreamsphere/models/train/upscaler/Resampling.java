package io.github.dreamsphere.models.train.upscaler;

/**
 * Resampling exactly as MATLAB's {@code imresize} does it: a kernel stretched by the scale when shrinking
 * (antialiasing), edges mirrored. Super-resolution is measured on pictures shrunk so by {@link ReductionKernel#BICUBIC}.
 */
final class Resampling {
    private static final int CHANNELS = 3;

    private Resampling() {}

    /** The source samples each of {@code out} samples along an axis is made of, and their weights. */
    private record Taps(int[][] index, float[][] weight) {
        static Taps of(int in, int out, ReductionKernel kernel) {
            double scale = (double) out / in;
            double stretch = Math.min(1, scale);
            double reach = kernel.reach() / stretch;
            int count = (int) Math.ceil(2 * reach) + 2;
            int[][] index = new int[out][count];
            float[][] weight = new float[out][count];
            for (int i = 0; i < out; i++) {
                double centre = (i + 0.5) / scale - 0.5;
                int first = (int) Math.floor(centre - reach);
                double sum = 0;
                double[] raw = new double[count];
                for (int t = 0; t < count; t++) {
                    raw[t] = kernel.at((centre - (first + t)) * stretch);
                    sum += raw[t];
                    index[i][t] = mirror(first + t, in);
                }
                for (int t = 0; t < count; t++) {
                    weight[i][t] = (float) (raw[t] / sum);
                }
            }
            return new Taps(index, weight);
        }

        private static int mirror(int i, int length) {
            int m = Math.floorMod(i, 2 * length);
            return m < length ? m : 2 * length - 1 - m;
        }
    }

    /**
     * Resamples.
     *
     * @param rgb HWC floats, three channels
     * @return {@code newHeight · newWidth · 3} floats, not clamped
     */
    static float[] resize(float[] rgb, int width, int height, int newWidth, int newHeight, ReductionKernel kernel) {
        float[] narrow = alongX(rgb, width, height, Taps.of(width, newWidth, kernel));
        return alongY(narrow, newWidth, Taps.of(height, newHeight, kernel));
    }

    private static float[] alongX(float[] rgb, int width, int height, Taps taps) {
        int out = taps.index.length;
        float[] result = new float[height * out * CHANNELS];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < out; x++) {
                int to = (y * out + x) * CHANNELS;
                for (int t = 0; t < taps.index[x].length; t++) {
                    int from = (y * width + taps.index[x][t]) * CHANNELS;
                    float w = taps.weight[x][t];
                    for (int c = 0; c < CHANNELS; c++) {
                        result[to + c] += w * rgb[from + c];
                    }
                }
            }
        }
        return result;
    }

    private static float[] alongY(float[] rgb, int width, Taps taps) {
        int out = taps.index.length;
        int row = width * CHANNELS;
        float[] result = new float[out * row];
        for (int y = 0; y < out; y++) {
            for (int t = 0; t < taps.index[y].length; t++) {
                float w = taps.weight[y][t];
                int from = taps.index[y][t] * row;
                for (int i = 0; i < row; i++) {
                    result[y * row + i] += w * rgb[from + i];
                }
            }
        }
        return result;
    }
}
