/**
 * What an image format implements ({@link io.github.dreamsphere.core.image.internal.ImageCodec}) and what the formats
 * share. For the packages of {@code core.image} only.
 *
 * <p>A decoder and an encoder move the rows of a picture from top to bottom:
 *
 * <pre>
 *   file → Decoder → SinkRaster (a window of rows) → RowConversion → Image
 *   Image → ImageRows → SourceRaster (a window of rows) → Encoder → file
 * </pre>
 */
package io.github.dreamsphere.core.image.internal;
