/**
 * Photospheres and flat pictures. Google's Photo Sphere XMP Metadata ("GPano") tells which part of the sphere a photosphere
 * shows, how the camera stood and where a viewer looks first.
 */
package io.github.dreamsphere.core.photosphere;
