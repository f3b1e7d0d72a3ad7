/** Cutting a surface into tiles of one size, and blending what was computed on them back together without a seam. */
package io.github.dreamsphere.core.tile;
