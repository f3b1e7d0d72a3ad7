/**
 * WebP, lossy and lossless, read only; EXIF, XMP and ICC in RIFF chunks. The samples are those of libwebp, bit by bit.
 *
 * <pre>
 *   WebpFile (chunks) → Vp8Picture + AlphaRows, or Vp8lPicture → WebpFramePixels → WebpDecoder
 *   Vp8Picture:  Vp8Header, Vp8Modes, Vp8Residuals → Vp8Prediction, Vp8Transform → Vp8LoopFilter → YuvRow
 *   Vp8lPicture: EntropyImage (PrefixCode) → Vp8lTransform
 * </pre>
 */
package io.github.dreamsphere.core.image.webp;
