package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.dream.NormalisedStep;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SphereResize;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A crop during a dream: normalised steps with random shifts, and occasionally a zoom, like the next octave.
 *
 * @param crop the present crop
 * @param edge of the crop in pixels
 * @param step step size: mean change of a value, 0..1
 */
record DreamtCrop(RandomCrops.Crop crop, int edge, float step) {
    private static final float SMALLEST_STEP = 1 / 255f;
    private static final float LARGEST_STEP = 3 / 255f;
    /** Average number of steps between zooms, and their factor, like the octaves of {@code dream}. */
    private static final int OCTAVE = 10;

    private static final double NEARER = 1.4;

    static DreamtCrop fresh(RandomCrops.Crop crop, int edge, SplittableRandom random) {
        return new DreamtCrop(crop, edge, (float) random.nextDouble(SMALLEST_STEP, LARGEST_STEP));
    }

    /** This crop, or occasionally a zoomed one. */
    DreamtCrop inNextOctave(SplittableRandom random) {
        return random.nextInt(OCTAVE) == 0 ? showing(nearer(random)) : this;
    }

    /** This crop, cyclically shifted at random. */
    DreamtCrop shifted(SplittableRandom random) {
        return showing(shifted(crop.rgb(), random.nextInt(edge), random.nextInt(edge)));
    }

    /** This crop after a step along {@code gradient}. */
    DreamtCrop stepped(float[] gradient) {
        float[] rgb = crop.rgb().clone();
        NormalisedStep.take(rgb, gradient, step);
        return showing(rgb);
    }

    /** A changed crop, which has no class any more. */
    private DreamtCrop showing(float[] rgb) {
        return new DreamtCrop(new RandomCrops.Crop(rgb, List.of()), edge, step);
    }

    private float[] nearer(SplittableRandom random) {
        int window = (int) Math.round(edge / NEARER);
        int left = random.nextInt(edge - window + 1);
        int top = random.nextInt(edge - window + 1);
        Image part = new Image(edge, edge, crop.rgb()).crop(left, top, window, window);
        return SphereResize.resize(part, new Flat(window, window).border(), edge, edge)
                .rgb();
    }

    /** A copy, cyclically shifted by {@code dx} and {@code dy} pixels. */
    private float[] shifted(float[] rgb, int dx, int dy) {
        float[] out = new float[rgb.length];
        for (int y = 0; y < edge; y++) {
            int to = (y + dy) % edge * edge;
            for (int x = 0; x < edge; x++) {
                System.arraycopy(rgb, (y * edge + x) * Image.CHANNELS, out, (to + (x + dx) % edge) * Image.CHANNELS, 3);
            }
        }
        return out;
    }
}
