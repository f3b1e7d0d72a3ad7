package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    private static final int SIZE = 7;

    @Test
    void solvesAndInverts() {
        double[] matrix = positive();
        double[] truth = new Random(2).doubles(SIZE).toArray();
        double[] right = times(matrix, truth);
        Cholesky factor = new Cholesky(matrix.clone(), SIZE);
        factor.solve(right);
        double[] inverse = factor.inverse();
        double[] again = times(inverse, times(matrix, truth));
        for (int i = 0; i < SIZE; i++) {
            assertThat(right[i]).isCloseTo(truth[i], within(1e-9));
            assertThat(again[i]).isCloseTo(truth[i], within(1e-9));
        }
    }

    @Test
    void anIndefiniteMatrixIsAnError() {
        assertThatThrownBy(() -> new Cholesky(new double[] {1, 2, 2, 1}, 2))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("row 1");
    }

    /** AAᵀ of a random A. */
    private static double[] positive() {
        double[] a = new Random(1).doubles(SIZE * SIZE).toArray();
        double[] matrix = new double[SIZE * SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                for (int k = 0; k < SIZE; k++) {
                    matrix[i * SIZE + j] += a[i * SIZE + k] * a[j * SIZE + k];
                }
            }
        }
        return matrix;
    }

    private static double[] times(double[] matrix, double[] vector) {
        double[] product = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                product[i] += matrix[i * SIZE + j] * vector[j];
            }
        }
        return product;
    }
}
