/** TIFF and BigTIFF; EXIF, XMP and ICC as entries of the first directory. */
package io.github.dreamsphere.core.image.tiff;
