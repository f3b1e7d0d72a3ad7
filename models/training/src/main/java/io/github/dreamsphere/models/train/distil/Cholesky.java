package io.github.dreamsphere.models.train.distil;

import java.util.Arrays;

/** The factor L of a positive definite matrix A = LLᵀ, row-major. */
final class Cholesky {
    private final int size;
    private final double[] lower;

    /**
     * Factorises {@code matrix}, which is overwritten.
     *
     * @throws ArithmeticException if it is not positive definite
     */
    Cholesky(double[] matrix, int size) {
        this.size = size;
        this.lower = matrix;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < row; column++) {
                lower[row * size + column] =
                        (lower[row * size + column] - dot(row, column)) / lower[column * size + column];
            }
            double square = lower[row * size + row] - dot(row, row);
            if (!(square > 0)) {
                throw new ArithmeticException("the matrix is not positive definite in row " + row);
            }
            lower[row * size + row] = Math.sqrt(square);
        }
    }

    /** The product of two rows, up to the smaller one's diagonal. */
    private double dot(int row, int column) {
        double sum = 0;
        for (int i = 0; i < column; i++) {
            sum += lower[row * size + i] * lower[column * size + i];
        }
        return sum;
    }

    /** Replaces {@code right} by the solution of Ax = right. */
    void solve(double[] right) {
        for (int row = 0; row < size; row++) {
            double sum = right[row];
            for (int i = 0; i < row; i++) {
                sum -= lower[row * size + i] * right[i];
            }
            right[row] = sum / lower[row * size + row];
        }
        for (int row = size - 1; row >= 0; row--) {
            double solved = right[row] / lower[row * size + row];
            right[row] = solved;
            for (int i = 0; i < row; i++) {
                right[i] -= lower[row * size + i] * solved;
            }
        }
    }

    /** A⁻¹, row-major. */
    double[] inverse() {
        double[] inverse = new double[size * size];
        double[] column = new double[size];
        for (int i = 0; i < size; i++) {
            Arrays.fill(column, 0);
            column[i] = 1;
            solve(column);
            System.arraycopy(column, 0, inverse, i * size, size);
        }
        return inverse;
    }
}
