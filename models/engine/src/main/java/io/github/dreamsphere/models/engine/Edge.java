package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Shape;

/**
 * A blob on its way from the layer that writes it to one that reads it.
 *
 * @param gradient null in a pass that only goes forward
 */
record Edge(Shape shape, MemoryLayout layout, Storage value, Storage gradient) {
    /** This edge as ND4J's kernels see it; only for the plain layout. */
    BlobArrays slot() {
        return BlobArrays.over(shape, value.floats(), gradient == null ? null : gradient.floats());
    }
}
