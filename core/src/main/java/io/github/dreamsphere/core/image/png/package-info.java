/** PNG of all colour types and depths; EXIF, XMP and ICC in chunks. */
package io.github.dreamsphere.core.image.png;
