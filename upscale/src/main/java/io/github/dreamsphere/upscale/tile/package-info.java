/** Runs a super-resolution network tile by tile, a band of tiles at a time. */
package io.github.dreamsphere.upscale.tile;
