package io.github.dreamsphere.viewer.snapshot;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.viewer.gl.DrawnPixels;
import io.github.dreamsphere.viewer.scene.Srgb;
import java.util.stream.IntStream;

/** Pixels as the mean light of {@link #EDGE} × {@link #EDGE} fragments each, which one mip level alone only comes near to. */
final class FragmentMeans {
    /** Fragments along each edge of a pixel. */
    static final int EDGE = 3;

    private static final int COUNT = EDGE * EDGE;

    /** The light of each stored value. */
    private static final double[] LIGHT = new double[256];

    /** The mean of fragments that all have one stored value. */
    private static final float[] OF_EQUALS = new float[256];

    static {
        for (int value = 0; value < LIGHT.length; value++) {
            LIGHT[value] = Srgb.decode(value / 255.0);
            double sum = 0;
            for (int i = 0; i < COUNT; i++) {
                sum += LIGHT[value];
            }
            OF_EQUALS[value] = encoded(sum);
        }
    }

    private FragmentMeans() {}

    /** Puts the means of {@code fragments} into {@code image}, from (left, top) on. */
    static void put(DrawnPixels fragments, Image image, int left, int top) {
        IntStream.range(0, fragments.height() / EDGE)
                .parallel()
                .forEach(y -> putRow(fragments.rows(y * EDGE, EDGE), image, image.index(left, top + y)));
    }

    private static void putRow(byte[] rgba, Image image, int index) {
        int stride = rgba.length / EDGE;
        float[] rgb = image.rgb();
        int to = index;
        for (int from = 0; from < stride; from += EDGE * DrawnPixels.SAMPLES) {
            for (int c = 0; c < Image.CHANNELS; c++) {
                rgb[to++] = mean(rgba, from + c, stride);
            }
        }
    }

    private static float mean(byte[] rgba, int from, int stride) {
        int first = rgba[from] & 255;
        boolean equal = true;
        double sum = 0;
        for (int row = from; row < rgba.length; row += stride) {
            for (int i = row; i < row + EDGE * DrawnPixels.SAMPLES; i += DrawnPixels.SAMPLES) {
                int value = rgba[i] & 255;
                equal &= value == first;
                sum += LIGHT[value];
            }
        }
        return equal ? OF_EQUALS[first] : encoded(sum);
    }

    private static float encoded(double sum) {
        return (float) Srgb.encode(sum / COUNT);
    }
}
