package io.github.dreamsphere.models.dl4j.block;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/** Makes arrays contiguous and row-major, as oneDNN requires. */
final class RowMajor {
    private RowMajor() {}

    /** {@code blob} if it is row-major, else a copy. */
    static INDArray of(INDArray blob) {
        boolean plain = blob.ordering() == 'c' && Shape.hasDefaultStridesForShape(blob);
        return plain ? blob : blob.dup('c');
    }
}
