/**
 * Pictures that know which part of the sphere they are, by Google's Photo Sphere XMP Metadata ("GPano"), how the camera
 * stood and where to look first.
 */
package io.github.dreamsphere.core.photosphere;
