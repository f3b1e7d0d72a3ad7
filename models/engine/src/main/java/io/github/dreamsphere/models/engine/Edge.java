package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Shape;

/**
 * A blob between the layer that writes it and one that reads it.
 *
 * @param gradient null in a forward-only pass
 */
record Edge(Shape shape, MemoryLayout layout, Storage value, Storage gradient) {
    /** This edge for ND4J kernels; only for {@link MemoryLayout#HWC}. */
    BlobArrays arrays() {
        return BlobArrays.over(shape, value.floats(), gradient == null ? null : gradient.floats());
    }
}
