/** The dream: octaves, objectives, and normalised gradient ascent over a whole sphere. */
package io.github.dreamsphere.core.dream;
