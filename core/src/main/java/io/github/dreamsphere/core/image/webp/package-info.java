/** WebP, lossy and lossless, read only; EXIF, XMP and ICC in RIFF chunks. */
package io.github.dreamsphere.core.image.webp;
