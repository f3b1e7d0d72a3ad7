package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.Plane;

/** The samples of a plane in the graphics card's memory. */
final class CardPlane implements AutoCloseable {
    private final CardFloats samples;

    /** @throws CardMemoryException if the memory is full */
    CardPlane(long length) {
        samples = new CardFloats(length);
    }

    void put(Plane plane) {
        samples.write(plane.toMemory().samples());
    }

    void read(Plane plane) {
        if (plane instanceof HeapPlane memory) {
            samples.read(0, memory.samples());
        } else {
            float[] read = new float[plane.height() * plane.rowLength()];
            samples.read(0, read);
            plane.copy(new HeapPlane(read, plane.width(), plane.channels()));
        }
    }

    Region shared() {
        return samples.shared();
    }

    @Override
    public void close() {
        samples.close();
    }
}
