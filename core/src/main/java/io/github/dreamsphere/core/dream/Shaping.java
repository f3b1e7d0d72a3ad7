package io.github.dreamsphere.core.dream;

import java.util.List;

/**
 * What is done to the gradient on its way into the picture, and to the picture to hold it back.
 *
 * @param rule how a gradient becomes a step
 * @param smoothing which frequencies of the gradient count
 * @param totalVariation how strongly every step also smooths the picture, relative to the gradient; ≥ 0, 0: not
 * @param fidelity the part of the way back to the original picture that is gone after each step; 0..1, 0: not
 * @param keepColour whether the picture keeps the original's colours, so that only brightness dreams
 * @param holdContrast whether each octave ends with the original's mean and deviation in every channel
 * @param bumps what shakes the dream, one after the other, before it is dreamed on at each octave but the first
 */
public record Shaping(
        AscentRule rule,
        GradientSmoothing smoothing,
        double totalVariation,
        double fidelity,
        boolean keepColour,
        boolean holdContrast,
        List<Bump> bumps) {
    /** Refuses values out of range. */
    public Shaping {
        if (!(totalVariation >= 0 && totalVariation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("total variation must be >= 0, was " + totalVariation);
        }
        if (!(fidelity >= 0 && fidelity <= 1)) {
            throw new IllegalArgumentException("fidelity must be between 0 and 1, was " + fidelity);
        }
        bumps = List.copyOf(bumps);
    }

    /** Google's: the plain gradient, nothing held back. */
    public static Shaping plain() {
        return new Shaping(new AscentRule.Plain(), new GradientSmoothing.None(), 0, 0, false, false, List.of());
    }

    /** This shaping with another rule. */
    public Shaping withRule(AscentRule rule) {
        return new Shaping(rule, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping with another smoothing of the gradient. */
    public Shaping withSmoothing(GradientSmoothing smoothing) {
        return new Shaping(rule, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping with another weight of the picture's total variation. */
    public Shaping withTotalVariation(double totalVariation) {
        return new Shaping(rule, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping with another pull back to the picture. */
    public Shaping withFidelity(double fidelity) {
        return new Shaping(rule, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping, keeping the original's colours or not. */
    public Shaping withKeepColour(boolean keepColour) {
        return new Shaping(rule, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping, holding the original's contrast or not. */
    public Shaping withHoldContrast(boolean holdContrast) {
        return new Shaping(rule, smoothing, totalVariation, fidelity, keepColour, holdContrast, bumps);
    }

    /** This shaping with what shakes the dream before each octave but the first. */
    public Shaping withBumps(Bump... bumps) {
        return new Shaping(rule, smoothing, totalVariation, fidelity, keepColour, holdContrast, List.of(bumps));
    }
}
