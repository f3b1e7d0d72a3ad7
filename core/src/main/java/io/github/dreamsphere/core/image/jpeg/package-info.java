/** JPEG: baseline and progressive, grey, colour and CMYK; EXIF, XMP and ICC in application segments. */
package io.github.dreamsphere.core.image.jpeg;
