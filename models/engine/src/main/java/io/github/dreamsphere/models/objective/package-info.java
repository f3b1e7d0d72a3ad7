/**
 * Objectives of dreams. A {@link io.github.dreamsphere.models.objective.BlobScore} is a score of a blob's activations:
 * the energy of the layer or of some channels, one neuron, a direction, the similarity to a guide. A {@link
 * io.github.dreamsphere.models.objective.BlobObjective} is such a score of a network's blob; a dream adds weighted
 * objectives as {@link io.github.dreamsphere.core.dream.Aim}s.
 */
package io.github.dreamsphere.models.objective;
