package io.github.dreamsphere.models.train;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reshapes the arrays of a loss to one row per example. DL4J passes channels-last arrays with a wrong shape, but in the
 * right order.
 */
public final class ExampleRows {
    private ExampleRows() {}

    /** The values as {@code [n, size]}; a view if possible. */
    public static INDArray of(INDArray values, long size) {
        INDArray inOrder = values.ordering() == 'c' && !values.isView() ? values : values.dup('c');
        return inOrder.reshape('c', values.length() / size, size);
    }

    /** The output as {@code [n, size]}, as a new array. */
    public static INDArray outputs(INDArray preOutput, IActivation activation, long size) {
        return of(activation.getActivation(preOutput.dup(), true), size);
    }

    /** Output minus labels, {@code [n, size]}, as a new array. */
    public static INDArray errors(INDArray labels, INDArray preOutput, IActivation activation, long size) {
        return outputs(preOutput, activation, size).sub(of(labels, size));
    }
}
