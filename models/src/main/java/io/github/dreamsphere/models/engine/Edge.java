package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Shape;

/**
 * A blob on its way from the layer that writes it to one that reads it.
 *
 * @param gradient null in a pass that only goes forward
 */
record Edge(Shape shape, Storage value, Storage gradient) {
    Slot slot() {
        return new Slot(shape, value.as(shape), gradient == null ? null : gradient.as(shape));
    }
}
