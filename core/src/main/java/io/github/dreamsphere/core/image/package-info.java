/**
 * Pictures and their files. {@link io.github.dreamsphere.core.image.ImageReader} and
 * {@link io.github.dreamsphere.core.image.ImageWriter} move whole pictures,
 * {@link io.github.dreamsphere.core.image.BandReader} and {@link io.github.dreamsphere.core.image.BandWriter} those too
 * large to hold.
 *
 * <p>Behind them, each format has a decoder and an encoder that move rows from top to bottom:
 *
 * <pre>
 *   file → Decoder → SinkRaster (a window of rows) → RowConversion → Image
 *   Image → ImageRows → SourceRaster (a window of rows) → Encoder → file
 * </pre>
 */
package io.github.dreamsphere.core.image;
