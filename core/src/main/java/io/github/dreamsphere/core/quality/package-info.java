/** Scores: how similar two pictures are, and how visible a sphere's seam and poles are. */
package io.github.dreamsphere.core.quality;
