package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.dream.NormalisedStep;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SphereResize;
import java.util.SplittableRandom;

/**
 * A crop on its way through a dream: normalised steps from places shifted at random, and now and then nearer, as the
 * next octave is.
 *
 * @param crop as it is now
 * @param edge of the crop in pixels
 * @param step how far it goes each time, mean change of a value, 0..1
 */
record DreamtCrop(RandomCrops.Crop crop, int edge, float step) {
    private static final float SMALLEST_STEP = 1 / 255f;
    private static final float LARGEST_STEP = 3 / 255f;
    /** A crop comes nearer once in so many steps, by so much: the octaves of {@code dream}. */
    private static final int OCTAVE = 10;

    private static final double NEARER = 1.4;

    static DreamtCrop fresh(RandomCrops.Crop crop, int edge, SplittableRandom random) {
        return new DreamtCrop(crop, edge, (float) random.nextDouble(SMALLEST_STEP, LARGEST_STEP));
    }

    /** The same, or now and then nearer. */
    DreamtCrop inNextOctave(SplittableRandom random) {
        return random.nextInt(OCTAVE) == 0 ? showing(nearer(random)) : this;
    }

    /** One step further. */
    DreamtCrop dreamtOn(Objective.Session session, SplittableRandom random) {
        int dx = random.nextInt(edge);
        int dy = random.nextInt(edge);
        float[] shifted = shifted(crop.rgb(), dx, dy);
        float[] gradient = new float[shifted.length];
        session.gradient(shifted, gradient);
        NormalisedStep.take(shifted, gradient, step);
        return showing(shifted(shifted, edge - dx, edge - dy));
    }

    /** What it shows is then no longer only its class. */
    private DreamtCrop showing(float[] rgb) {
        return new DreamtCrop(new RandomCrops.Crop(rgb, RandomCrops.NO_CLASS), edge, step);
    }

    private float[] nearer(SplittableRandom random) {
        int window = (int) Math.round(edge / NEARER);
        int left = random.nextInt(edge - window + 1);
        int top = random.nextInt(edge - window + 1);
        Image part = new Image(edge, edge, crop.rgb()).crop(left, top, window, window);
        return SphereResize.resize(part, new Flat(window, window).border(), edge, edge)
                .rgb();
    }

    /** A copy rolled round by {@code dx} and {@code dy} pixels. */
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
