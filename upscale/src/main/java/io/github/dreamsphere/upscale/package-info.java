/**
 * Super-resolution of photospheres and flat pictures. Pixels are streamed in rows ({@link
 * io.github.dreamsphere.upscale.rows}), from a file or an image, through one net after another ({@link
 * io.github.dreamsphere.upscale.net}) and a last resampling, into a file or an image.
 */
package io.github.dreamsphere.upscale;
