package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.sphere.Equirectangular;

/**
 * What every step of an octave does after one objective's gradient was found in every view of a sphere: the views'
 * gradients are evened out and blended, the result is smoothed, normalised to mean |g| = 1 by solid angle, turned into a
 * direction, and added to the picture, which is kept within 0..1.
 *
 * @param sphere what the octave's picture lies on
 * @param evenness 0..1: each view's gradient is divided by its mean magnitude to this power
 * @param smoothing weighs the gradient's frequencies
 * @param rule makes the normalised gradient, times the weight, the direction
 * @param weight the weight of the objective's gradient; negative: the objective is lowered
 * @param stepSize the mean change of a sample; by Adam, about the change of each
 */
public record AscentTask(
        Equirectangular sphere,
        double evenness,
        GradientSmoothing smoothing,
        AscentRule rule,
        double weight,
        float stepSize) {}
