package io.github.dreamsphere.models.train;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a loss is given, as one row for each example. DL4J hands channels-last arrays to losses in the wrong shape, but
 * example after example.
 */
public final class ExampleRows {
    private ExampleRows() {}

    /** The values of examples of {@code size} values each, {@code [n, size]}; a view where the order allows it. */
    public static INDArray of(INDArray values, long size) {
        INDArray inOrder = values.ordering() == 'c' && !values.isView() ? values : values.dup('c');
        return inOrder.reshape('c', values.length() / size, size);
    }

    /** What was said minus what was wanted, {@code [n, size]}, an array of its own. */
    public static INDArray errors(INDArray labels, INDArray preOutput, IActivation activation, long size) {
        return of(activation.getActivation(preOutput.dup(), true), size).sub(of(labels, size));
    }
}
