package io.github.dreamsphere.models.dl4j.block;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** Blobs as oneDNN wants them: the floats one after the other, the last dimension fastest. */
final class RowMajor {
    private RowMajor() {}

    /** {@code blob} if it lies so, otherwise a copy. */
    static INDArray of(INDArray blob) {
        boolean plain = blob.ordering() == 'c' && Shape.hasDefaultStridesForShape(blob);
        return plain ? blob : blob.dup('c');
    }
}
