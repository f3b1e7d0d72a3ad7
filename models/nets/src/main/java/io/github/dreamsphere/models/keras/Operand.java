package io.github.dreamsphere.models.keras;

/** What a call of a layer reads: a result of another layer, or a constant. */
sealed interface Operand permits TensorRef, Operand.Numbers {
    /** A constant: one number, or one for each channel. */
    record Numbers(float[] values) implements Operand {}
}
