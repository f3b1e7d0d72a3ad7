/** Scores of pictures: against another picture, and of a sphere's seam and poles against themselves. */
package io.github.dreamsphere.core.quality;
