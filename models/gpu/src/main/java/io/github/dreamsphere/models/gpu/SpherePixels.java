package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.sphere.Surface;

/** A gradient on a surface in the graphics card's memory, four values a pixel, of which three have a meaning. */
record SpherePixels(Surface surface, CardFloats values) {}
