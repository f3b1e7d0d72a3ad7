package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Steps of one octave: x ← clamp(x + s·d), where the direction d is made of the gradient by the rule and the shaping of
 * the dream. Google's is d = g itself, normalised.
 */
final class Ascent {
    private static final double PIXEL_RANGE = 255;

    private final Surface surface;
    private final Shaping shaping;
    private final Image original;
    private final float[] coverage;
    private final float stepSize;
    private final List<float[]> memory;

    /**
     * The steps of {@code octave}.
     *
     * @param original the undreamed picture at this octave
     * @param coverage how much each pixel dreams at all, or null: wholly
     * @param memory what the rule remembers
     */
    Ascent(Octave octave, DreamPlan plan, Image original, float[] coverage, List<float[]> memory) {
        this.surface = octave.surface();
        this.shaping = plan.shaping();
        this.original = original;
        this.coverage = coverage;
        this.stepSize = (float) (plan.options().stepSizeAt(octave.level()) / PIXEL_RANGE);
        this.memory = memory;
    }

    /** Begins the octave: where nothing dreams, what was carried over from smaller octaves is taken back. */
    void begin(Image dream) {
        if (coverage == null) {
            return;
        }
        for (int i = 0; i < dream.rgb().length; i++) {
            if (coverage[i / Image.CHANNELS] == 0) {
                dream.rgb()[i] = original.rgb()[i];
            }
        }
    }

    /**
     * Takes one step.
     *
     * @param gradient normalised; used up
     * @param step counted from 0
     */
    void step(Image dream, float[] gradient, int step) {
        shaping.rule().direct(gradient, memory, step);
        if (shaping.totalVariation() > 0) {
            float weight = (float) shaping.totalVariation();
            TotalVariation.subtractGradient(dream, surface.border(), weight, gradient);
        }
        if (coverage != null && (shaping.rule().levels() || shaping.totalVariation() > 0)) {
            multiply(gradient, coverage);
        }
        advance(dream, gradient);
        if (shaping.fidelity() > 0) {
            Restraint.pullBack(dream, original, shaping.fidelity());
        }
        if (shaping.keepColour()) {
            Restraint.keepColour(dream, original);
        }
    }

    /** Ends the octave. */
    void finish(Image dream) {
        if (shaping.holdContrast()) {
            Restraint.holdContrast(dream, original, surface, coverage);
        }
    }

    private void advance(Image dream, float[] direction) {
        float[] rgb = dream.rgb();
        int rowLength = surface.width() * Image.CHANNELS;
        IntStream.range(0, surface.height()).parallel().forEach(y -> {
            for (int i = y * rowLength; i < (y + 1) * rowLength; i++) {
                rgb[i] = Math.min(1, Math.max(0, rgb[i] + stepSize * direction[i]));
            }
        });
    }

    private static void multiply(float[] plane, float[] weights) {
        for (int i = 0; i < plane.length; i++) {
            plane[i] *= weights[i / Image.CHANNELS];
        }
    }
}
