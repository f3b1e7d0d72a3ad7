package io.github.dreamsphere.models.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The running average of a net's parameters (Polyak averaging): what is exported. It takes the noise of the last steps
 * out, so a snapshot in the middle of a training is nearly as good as the training can give at that point.
 */
public final class WeightAverage {
    /** A step's weight in the average once the training is under way. */
    private static final double STEP_WEIGHT = 0.002;

    private final INDArray average;

    /** Starts from {@code start}, which is copied. */
    public WeightAverage(INDArray start) {
        average = start.dup();
    }

    /** Takes in the parameters after {@code steps} steps; early steps weigh more, so the start is soon forgotten. */
    void add(INDArray parameters, long steps) {
        double weight = Math.max(STEP_WEIGHT, 1.0 / (1 + steps / 10.0));
        average.muli(1 - weight).addi(parameters.mul(weight));
    }

    /** The live average. */
    INDArray parameters() {
        return average;
    }
}
