package io.github.dreamsphere.models.train;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/**
 * The state and the steps of {@link Muon} for the weights of one layer. DL4J gives neighbouring parameters with equal
 * updaters to one object; the biases between them, which have another updater, keep layers apart.
 */
final class MuonUpdater implements GradientUpdater<Muon> {
    static final String MOMENTUM = "momentum";

    /** Iterations of {@link #orthogonal}. */
    private static final int ITERATIONS = 5;
    /** The coefficients of its polynomial, chosen for fast growth of small singular values. */
    private static final double A = 3.4445;

    private static final double B = -4.7750;
    private static final double C = 2.0315;
    /** The mean size of a step of Adam, as a share of the learning rate. */
    private static final double SIZE = 0.2;

    private final Muon config;
    private INDArray momentum;

    MuonUpdater(Muon config, INDArray momentum) {
        this.config = config;
        this.momentum = momentum;
    }

    @Override
    public Muon getConfig() {
        return config;
    }

    @Override
    public void setState(Map<String, INDArray> state, boolean initialise) {
        momentum = state.get(MOMENTUM);
    }

    @Override
    public Map<String, INDArray> getState() {
        return Map.of(MOMENTUM, momentum);
    }

    @Override
    public void setStateViewArray(INDArray view, long[] gradientShape, char gradientOrder, boolean initialise) {
        momentum = initialise ? view.assign(0) : view;
    }

    /** Replaces the gradient by the change that DL4J subtracts from the weights. */
    @Override
    public void applyUpdater(INDArray gradient, int iteration, int epoch) {
        INDArray state = momentum.reshape(momentum.length());
        INDArray change = gradient.reshape(gradient.length());
        state.muli(Muon.MOMENTUM).addi(change.mul(1 - Muon.MOMENTUM));
        INDArray ahead = change.mul(1 - Muon.MOMENTUM).addi(state.mul(Muon.MOMENTUM));
        INDArray matrix = ahead.reshape('c', config.getOutputs(), change.length() / config.getOutputs());
        double scale = SIZE * Math.sqrt(Math.max(matrix.rows(), matrix.columns()));
        change.assign(orthogonal(matrix)
                .muli(scale * config.getLearningRate(iteration, epoch))
                .reshape(change.length()));
    }

    /**
     * The matrix with its singular values brought to about 1 (0.7 to 1.2), by a Newton-Schulz iteration with a polynomial
     * of degree 5.
     */
    static INDArray orthogonal(INDArray matrix) {
        boolean tall = matrix.rows() > matrix.columns();
        INDArray x = (tall ? matrix.transpose() : matrix).dup('c');
        x.divi(x.norm2Number().doubleValue() + 1e-30);
        for (int i = 0; i < ITERATIONS; i++) {
            INDArray square = x.mmul(x.transpose());
            INDArray polynomial = square.mul(B).addi(square.mmul(square).muli(C));
            x = x.mul(A).addi(polynomial.mmul(x));
        }
        return (tall ? x.transpose() : x).dup('c');
    }
}
