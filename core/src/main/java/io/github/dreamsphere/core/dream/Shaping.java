package io.github.dreamsphere.core.dream;

import java.util.List;

/**
 * How the gradient is changed before it is added to the picture, and how the picture is held to the original.
 *
 * @param rule how a gradient becomes a direction
 * @param evenness 0..1: each tile's gradient is divided by its mean magnitude to this power; 0: tiles are as strong as their
 *     gradients; 1: all are equally strong
 * @param smoothing weighs the frequencies of the gradient
 * @param totalVariation weight of total-variation smoothing relative to the gradient; ≥ 0; 0: none
 * @param fidelity the fraction by which each step moves back towards the original picture; 0..1; 0: none
 * @param keepColour whether the picture keeps the original's colours, so that only its luma dreams
 * @param holdContrast whether each octave ends with the original's mean and standard deviation in every channel
 * @param bumps disturbances applied in this order before each octave but the first
 */
public record Shaping(
        AscentRule rule,
        double evenness,
        GradientSmoothing smoothing,
        double totalVariation,
        double fidelity,
        boolean keepColour,
        boolean holdContrast,
        List<Bump> bumps) {
    /** Rejects values out of range. */
    public Shaping {
        if (!(evenness >= 0 && evenness <= 1)) {
            throw new IllegalArgumentException("evenness must be between 0 and 1, was " + evenness);
        }
        if (!(totalVariation >= 0 && totalVariation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("total variation must be >= 0, was " + totalVariation);
        }
        if (!(fidelity >= 0 && fidelity <= 1)) {
            throw new IllegalArgumentException("fidelity must be between 0 and 1, was " + fidelity);
        }
        bumps = List.copyOf(bumps);
    }

    /** Google's: the plain gradient, nothing held to the original. */
    public static Shaping plain() {
        return new Shaping(new AscentRule.Plain(), 0, new GradientSmoothing.None(), 0, 0, false, false, List.of());
    }

    /** This shaping with another rule. */
    public Shaping withRule(AscentRule rule) {
        return new Shaping(rule, evenness, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping with another evenness. */
    public Shaping withEvenness(double evenness) {
        return new Shaping(rule, evenness, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping with another smoothing of the gradient. */
    public Shaping withSmoothing(GradientSmoothing smoothing) {
        return new Shaping(rule, evenness, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping with another weight of total-variation smoothing. */
    public Shaping withTotalVariation(double totalVariation) {
        return new Shaping(rule, evenness, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping with another fidelity. */
    public Shaping withFidelity(double fidelity) {
        return new Shaping(rule, evenness, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping, keeping the original's colours or not. */
    public Shaping withKeepColour(boolean keepColour) {
        return new Shaping(rule, evenness, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping, holding the original's contrast or not. */
    public Shaping withHoldContrast(boolean holdContrast) {
        return new Shaping(rule, evenness, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping with other bumps. */
    public Shaping withBumps(Bump... bumps) {
        return new Shaping(
                rule, evenness, smoothing, totalVariation, fidelity, keepColour, holdContrast, List.of(bumps));
    }
}
