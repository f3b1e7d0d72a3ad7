package io.github.dreamsphere.models.train.distil;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The sums of a linear regression with a constant: what is predicted is Wx + b. */
final class NormalEquations {
    /** Number of examples that are multiplied at once. */
    private static final int TOGETHER = 1024;

    private final int inputs;
    private final int outputs;
    /** Σ x xᵀ, where x ends with 1; row-major. */
    private final double[] squares;
    /** Σ y xᵀ, likewise. */
    private final double[] products;

    private final List<float[]> waitingInputs = new ArrayList<>();
    private final List<float[]> waitingOutputs = new ArrayList<>();
    private int waiting;
    private long rows;

    /**
     * An empty regression.
     *
     * @param inputs without the constant, at least 1
     * @param outputs at least 0
     */
    NormalEquations(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.squares = new double[size() * size()];
        this.products = new double[outputs * size()];
    }

    /** Number of inputs with the constant, which is the last. */
    int size() {
        return inputs + 1;
    }

    /**
     * Adds examples.
     *
     * @param x {@code [n, size()]}, ending with 1
     * @param y {@code [n, outputs]}
     */
    void add(float[] x, float[] y) {
        waitingInputs.add(x);
        waitingOutputs.add(y);
        waiting += x.length / size();
        if (waiting >= TOGETHER) {
            addWaiting();
        }
    }

    /** Adds the products of the examples that wait. */
    private void addWaiting() {
        if (waiting == 0) {
            return;
        }
        INDArray in = Nd4j.create(joined(waitingInputs), new long[] {waiting, size()}, 'c');
        addTo(squares, in.transpose().mmul(in));
        if (outputs > 0) {
            INDArray out = Nd4j.create(joined(waitingOutputs), new long[] {waiting, outputs}, 'c');
            addTo(products, out.transpose().mmul(in));
        }
        rows += waiting;
        waiting = 0;
        waitingInputs.clear();
        waitingOutputs.clear();
    }

    private static float[] joined(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    private static void addTo(double[] sums, INDArray products) {
        float[] more = products.dup('c').data().asFloat();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += more[i];
        }
    }

    /** The factor of the mean of x xᵀ, with {@code ridge} times the mean square of an input added to those of inputs. */
    Cholesky factor(double ridge) {
        addWaiting();
        double[] means = new double[squares.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = squares[i] / rows;
        }
        double square = 0;
        for (int i = 0; i < inputs; i++) {
            square += means[i * size() + i] / inputs;
        }
        for (int i = 0; i < inputs; i++) {
            means[i * size() + i] += ridge * square;
        }
        return new Cholesky(means, size());
    }

    /** The weights with the smallest squared error; {@code [outputs, size()]}, the constants last. */
    double[] solved(double ridge) {
        Cholesky factor = factor(ridge);
        double[] weights = new double[products.length];
        for (int o = 0; o < outputs; o++) {
            double[] right = new double[size()];
            for (int i = 0; i < size(); i++) {
                right[i] = products[o * size() + i] / rows;
            }
            factor.solve(right);
            System.arraycopy(right, 0, weights, o * size(), size());
        }
        return weights;
    }
}
