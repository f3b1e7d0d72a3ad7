package io.github.dreamsphere.models.train;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The running average of a net's parameters (Polyak averaging), which is exported. It removes the noise of recent
 * steps.
 */
public final class WeightAverage {
    /** Weight of a step in the average, after the first steps. */
    private static final double STEP_WEIGHT = 0.002;

    private final INDArray average;

    /** Starts from a copy of {@code start}. */
    public WeightAverage(INDArray start) {
        average = start.dup();
    }

    /**
     * Adds the parameters after {@code steps} steps; early steps have larger weights, so the start is soon forgotten.
     */
    void add(INDArray parameters, long steps) {
        double weight = Math.max(STEP_WEIGHT, 1.0 / (1 + steps / 10.0));
        average.muli(1 - weight).addi(parameters.mul(weight));
    }

    /** The average, updated in place. */
    INDArray parameters() {
        return average;
    }
}
