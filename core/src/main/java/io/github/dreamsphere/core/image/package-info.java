/**
 * Pictures and their files. {@link io.github.dreamsphere.core.image.ImageReader} and
 * {@link io.github.dreamsphere.core.image.ImageWriter} read and write whole pictures,
 * {@link io.github.dreamsphere.core.image.BandReader} and {@link io.github.dreamsphere.core.image.BandWriter} those too
 * large to hold in memory. {@link io.github.dreamsphere.core.image.ImageFormats} lists the formats, each of which has a
 * package of its own.
 */
package io.github.dreamsphere.core.image;
