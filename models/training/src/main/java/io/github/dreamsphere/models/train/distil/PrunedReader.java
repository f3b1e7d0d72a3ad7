package io.github.dreamsphere.models.train.distil;

/**
 * A convolution that reads channels of which some are removed. After each removal the weights of the rest are those that
 * predict its outputs best (Hassibi and Stork 1993, "Second order derivatives for network pruning: optimal brain
 * surgeon"; here with whole channels).
 */
final class PrunedReader {
    private final int taps;
    private final int size;
    private final int outputs;
    /** The inverse of the mean of x xᵀ, row-major. */
    private final double[] inverse;
    /** {@code [outputs, size]}. */
    private final double[] weights;

    /**
     * A reader of all channels.
     *
     * @param taps weights per channel and output; those of a channel are neighbours
     * @param inverse the inverse of the mean of x xᵀ; overwritten
     * @param weights {@code [outputs, size]}; overwritten
     */
    PrunedReader(int taps, double[] inverse, double[] weights) {
        this.taps = taps;
        this.inverse = inverse;
        this.weights = weights;
        this.size = (int) Math.round(Math.sqrt(inverse.length));
        this.outputs = weights.length / size;
    }

    /** By how much the mean squared error of the outputs grows if {@code channel} is removed. */
    double cost(int channel) {
        int first = channel * taps;
        Cholesky block = block(first);
        double[] solved = new double[taps];
        double cost = 0;
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(weights, o * size + first, solved, 0, taps);
            block.solve(solved);
            for (int t = 0; t < taps; t++) {
                cost += solved[t] * weights[o * size + first + t];
            }
        }
        return cost;
    }

    /** The part of the inverse that belongs to the inputs from {@code first}. */
    private Cholesky block(int first) {
        double[] block = new double[taps * taps];
        for (int t = 0; t < taps; t++) {
            System.arraycopy(inverse, (first + t) * size + first, block, t * taps, taps);
        }
        return new Cholesky(block, taps);
    }

    /** Removes {@code channel}. It must not be asked for its cost any more. */
    void remove(int channel) {
        int first = channel * taps;
        Cholesky block = block(first);
        double[] rows = new double[taps * size];
        System.arraycopy(inverse, first * size, rows, 0, rows.length);
        subtract(weights, outputs, first, block, rows);
        subtract(inverse, size, first, block, rows);
    }

    /** Subtracts from each row its entries at {@code first}, times the inverse of {@code block}, times {@code rows}. */
    private void subtract(double[] matrix, int count, int first, Cholesky block, double[] rows) {
        double[] factors = new double[taps];
        for (int r = 0; r < count; r++) {
            System.arraycopy(matrix, r * size + first, factors, 0, taps);
            block.solve(factors);
            for (int t = 0; t < taps; t++) {
                double factor = factors[t];
                for (int i = 0; i < size; i++) {
                    matrix[r * size + i] -= factor * rows[t * size + i];
                }
            }
        }
    }
}
