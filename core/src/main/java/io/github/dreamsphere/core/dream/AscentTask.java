package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.sphere.Equirectangular;
import java.util.OptionalDouble;

/**
 * What every step of an octave does after one objective's gradient was found in every view of a sphere: the gradients
 * are blended, the result is blurred, normalised to mean |g| = 1 by solid angle, and added to the picture, which is kept
 * within 0..1.
 *
 * @param sphere what the octave's picture lies on
 * @param blur standard deviation of the Gaussian blur of the gradient in pixels at the equator; empty: no blur
 * @param weight the weight of the objective's gradient; negative: the objective is lowered
 * @param stepSize the mean change of a sample
 */
public record AscentTask(Equirectangular sphere, OptionalDouble blur, double weight, float stepSize) {}
