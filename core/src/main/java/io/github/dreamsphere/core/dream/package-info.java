/** The dream: octaves, an objective to climb, normalised gradient ascent over a whole sphere. */
package io.github.dreamsphere.core.dream;
