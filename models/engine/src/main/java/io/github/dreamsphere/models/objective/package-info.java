/**
 * What a network is asked for. A {@link io.github.dreamsphere.models.objective.BlobScore} is a value of one blob's
 * activations: how strong the whole layer is, or some channels, one neuron, a direction, a likeness to a guide. A
 * {@link io.github.dreamsphere.models.objective.BlobObjective} is a score of a network's blob, as the dream climbs it;
 * the dream adds and weighs objectives as {@link io.github.dreamsphere.core.dream.Aim}s.
 */
package io.github.dreamsphere.models.objective;
