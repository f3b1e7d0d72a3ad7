package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.models.net.Shape;
import java.util.Arrays;

/**
 * How different the parts of a tile are. A tile is divided into cells of about {@value #CELL} × {@value #CELL}
 * positions. Cell i has the channel energies e<sub>i</sub>[c] = Σ a², and the score is the mean over all pairs of cells
 *
 * <pre>
 * −2 / (n (n−1)) · Σ_{i&lt;j} e_i·e_j / (|e_i| |e_j|)
 * </pre>
 *
 * from −1 (all cells equal) to 0. This is lucid's {@code diversity}, the cosine between Gram matrices, with two
 * changes: only the diagonals of the matrices are used, and it compares cells of one tile instead of pictures of a
 * batch, as a photosphere is one picture. A tile with one cell scores 0.
 */
public record Diversity() implements BlobScore {
    private static final int CELL = 6;

    @Override
    public void check(String blob, int channels) {
        if (channels < 2) {
            throw new IllegalArgumentException(blob + " has one channel; diversity needs at least two");
        }
    }

    @Override
    public Session open(Shape shape) {
        return new DiversitySession(shape);
    }

    private static final class DiversitySession implements Session {
        private final Shape shape;
        private final int rows;
        private final int columns;
        private final double[][] energies;

        private DiversitySession(Shape shape) {
            this.shape = shape;
            this.rows = Math.max(1, Math.round((float) shape.height() / CELL));
            this.columns = Math.max(1, Math.round((float) shape.width() / CELL));
            this.energies = new double[rows * columns][shape.channels()];
        }

        @Override
        public double gradient(float[] activation, float[] gradient) {
            sumEnergies(activation);
            double[] norms = new double[energies.length];
            double[] total = new double[shape.channels()];
            int living = 0;
            for (int cell = 0; cell < energies.length; cell++) {
                norms[cell] = norm(energies[cell]);
                if (norms[cell] > 0) {
                    living++;
                    addUnit(energies[cell], norms[cell], total);
                }
            }
            double pairs = Math.max(1, living * (living - 1) / 2.0);
            for (int cell = 0; cell < energies.length; cell++) {
                slope(energies[cell], norms[cell], total, pairs);
            }
            for (int i = 0; i < activation.length; i++) {
                gradient[i] = (float) (2 * activation[i] * energies[cell(i)][i % shape.channels()]);
            }
            double norm = norm(total);
            // |Σu|² = n + 2 Σ_{i<j} u_i·u_j for unit vectors u.
            return living == 0 ? 0 : -(norm * norm - living) / 2 / pairs;
        }

        private int cell(int index) {
            int position = index / shape.channels();
            int row = position / shape.width() * rows / shape.height();
            return row * columns + position % shape.width() * columns / shape.width();
        }

        private void sumEnergies(float[] activation) {
            for (double[] energy : energies) {
                Arrays.fill(energy, 0);
            }
            for (int i = 0; i < activation.length; i += shape.channels()) {
                double[] energy = energies[cell(i)];
                for (int c = 0; c < energy.length; c++) {
                    energy[c] += (double) activation[i + c] * activation[i + c];
                }
            }
        }

        /**
         * Replaces a cell's energies by the score's gradient: −(t − (t·u)u) / |e| / pairs, with t the sum of the other
         * cells.
         */
        private static void slope(double[] energy, double norm, double[] total, double pairs) {
            double along = -1;
            for (int c = 0; c < energy.length && norm > 0; c++) {
                along += total[c] * energy[c] / norm;
            }
            for (int c = 0; c < energy.length; c++) {
                double unit = norm > 0 ? energy[c] / norm : 0;
                energy[c] = norm > 0 ? -(total[c] - unit - along * unit) / norm / pairs : 0;
            }
        }

        private static void addUnit(double[] energy, double norm, double[] total) {
            for (int c = 0; c < total.length; c++) {
                total[c] += energy[c] / norm;
            }
        }

        private static double norm(double[] vector) {
            double sum = 0;
            for (double value : vector) {
                sum += value * value;
            }
            return Math.sqrt(sum);
        }
    }
}
