package io.github.dreamsphere.core.plane;

/** Rows of floats in memory, each in one piece in some array. */
public interface Rows {
    /** The live array that holds row {@code row}. */
    float[] samples(int row);

    /** Where in that array the row begins. */
    default int offset(int row) {
        return 0;
    }
}
