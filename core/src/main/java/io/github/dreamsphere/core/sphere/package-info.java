/**
 * The sphere in pixels: directions, rotations, projections, and resampling across the seam and the poles.
 *
 * <p>Axes are right-handed, +Y up; the centre of an equirectangular image looks along −Z, +X is to its right. Angles
 * are radians. Pixel coordinates are continuous: pixel (i, j) covers [i, i+1) × [j, j+1) and its centre lies at (i + ½,
 * j + ½), rows counted from the top.
 */
package io.github.dreamsphere.core.sphere;
