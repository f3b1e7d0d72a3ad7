package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.List;

/**
 * The steps of one octave: x ← clamp(x + s·d), where the rule and the shaping of the dream turn the gradient into the
 * direction d. Google's direction is the normalised gradient itself.
 */
final class Ascent {
    private final Surface surface;
    private final Shaping shaping;
    private final Plane base;
    private final Plane original;
    private final Plane coverage;
    private final float stepSize;
    private final List<Plane> memory;

    /**
     * The steps of {@code octave}.
     *
     * @param coverage how much each pixel dreams, 0..1; null: all dream fully
     */
    Ascent(Octave octave, DreamPlan plan, Climb.Pictures pictures, Plane coverage) {
        this.surface = octave.surface();
        this.shaping = plan.shaping();
        this.base = pictures.base();
        this.original = pictures.original();
        this.coverage = coverage;
        this.stepSize = octave.stepSize(plan);
        this.memory = pictures.memory();
    }

    /** Begins the octave: restores the base where nothing dreams, over what was carried from smaller octaves. */
    void begin(Plane dream) {
        if (coverage == null) {
            return;
        }
        dream.changeEachRow((y, row) -> {
            Row covered = coverage.row(y);
            Row back = base.row(y);
            for (int i = 0; i < row.length(); i++) {
                if (covered.get(i / Image.CHANNELS) == 0) {
                    row.set(i, back.get(i));
                }
            }
        });
    }

    /**
     * Takes one step.
     *
     * @param gradient normalised; overwritten
     * @param step counted from 0
     */
    void step(Plane dream, Plane gradient, int step) {
        shaping.rule().direct(gradient, memory, step);
        if (shaping.totalVariation() > 0) {
            float weight = (float) shaping.totalVariation();
            TotalVariation.subtractGradient(dream, surface.border(), weight, gradient);
        }
        if (coverage != null && (shaping.rule().levels() || shaping.totalVariation() > 0)) {
            cover(gradient);
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
    void finish(Plane dream) {
        if (shaping.holdContrast()) {
            Restraint.holdContrast(dream, original, surface, coverage);
        }
    }

    private void advance(Plane dream, Plane direction) {
        dream.changeEachRow((y, row) -> {
            Row along = direction.row(y);
            for (int i = 0; i < row.length(); i++) {
                row.set(i, Math.min(1, Math.max(0, row.get(i) + stepSize * along.get(i))));
            }
        });
    }

    private void cover(Plane direction) {
        direction.changeEachRow((y, row) -> {
            Row covered = coverage.row(y);
            for (int i = 0; i < row.length(); i++) {
                row.set(i, row.get(i) * covered.get(i / Image.CHANNELS));
            }
        });
    }
}
