/**
 * TIFF and BigTIFF; EXIF, XMP and ICC as entries of the first directory.
 *
 * <pre>
 *   TiffFields → TiffLayout → BlockBytes (decompression) → BlockRows (predictor, samples) → TiffPixels → TiffColours
 *   TiffStrip, TiffDirectory → TiffEncoder
 * </pre>
 */
package io.github.dreamsphere.core.image.tiff;
