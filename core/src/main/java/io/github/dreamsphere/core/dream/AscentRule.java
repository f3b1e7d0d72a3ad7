package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.Row;
import java.util.List;

/** Turns a gradient, normalised to mean |g| = 1, into the direction of a step. */
public sealed interface AscentRule {
    /** Makes the planes, of the size of {@code dream}, that this rule remembers from step to step; zero at first. */
    List<Plane> remember(Plane dream, Planes planes);

    /**
     * Turns {@code gradient} into a direction, in place.
     *
     * @param memory the planes that {@link #remember} made; updated
     * @param step counted from 0 in this octave
     */
    void direct(Plane gradient, List<Plane> memory, int step);

    /** Whether the direction is strong even where the gradient is weak, so that a mask must be applied to it again. */
    boolean levels();

    /** Google's rule: the gradient itself. */
    record Plain() implements AscentRule {
        @Override
        public List<Plane> remember(Plane dream, Planes planes) {
            return List.of();
        }

        @Override
        public void direct(Plane gradient, List<Plane> memory, int step) {
            // The gradient already is the direction.
        }

        @Override
        public boolean levels() {
            return false;
        }
    }

    /**
     * Adam (Kingma and Ba, 2015): the mean of recent gradients over the root of their mean square, sample by sample.
     *
     * @param meanDecay β₁, 0 ≤ β₁ &lt; 1
     * @param squareDecay β₂, 0 ≤ β₂ &lt; 1
     */
    record Adam(double meanDecay, double squareDecay) implements AscentRule {
        private static final float EPSILON = 1e-6f;

        /**
         * The numbers of a step: from the gradient g, the mean m and the mean square s of the steps before, m becomes
         * m + {@code newMean}·(g − m), s becomes s + {@code newSquare}·(g² − s), and the direction is {@code meanScale}·m /
         * (√({@code squareScale}·s) + {@code epsilon}).
         */
        public record Rates(float newMean, float newSquare, float meanScale, float squareScale, float epsilon) {}

        /** Rejects decays out of range. */
        public Adam {
            if (!(meanDecay >= 0 && meanDecay < 1 && squareDecay >= 0 && squareDecay < 1)) {
                throw new IllegalArgumentException(
                        "Adam's decays must be >= 0 and < 1, were " + meanDecay + " and " + squareDecay);
            }
        }

        /** β₁ = 0.9, β₂ = 0.999. */
        public static Adam defaults() {
            return new Adam(0.9, 0.999);
        }

        @Override
        public List<Plane> remember(Plane dream, Planes planes) {
            return List.of(planes.like(dream), planes.like(dream));
        }

        @Override
        public void direct(Plane gradient, List<Plane> memory, int step) {
            Rates rates = rates(step);
            gradient.changeEachRow((y, row) -> {
                Row mean = memory.get(0).row(y);
                Row square = memory.get(1).row(y);
                direct(row, mean, square, rates);
                memory.get(0).store(y, mean);
                memory.get(1).store(y, square);
            });
        }

        /** The numbers of a step, counted from 0 in its octave. */
        public Rates rates(int step) {
            return new Rates(
                    (float) (1 - meanDecay),
                    (float) (1 - squareDecay),
                    (float) (1 / (1 - Math.pow(meanDecay, step + 1))),
                    (float) (1 / (1 - Math.pow(squareDecay, step + 1))),
                    EPSILON);
        }

        private static void direct(Row gradient, Row mean, Row square, Rates rates) {
            for (int i = 0; i < gradient.length(); i++) {
                float g = gradient.get(i);
                mean.set(i, mean.get(i) + rates.newMean() * (g - mean.get(i)));
                square.set(i, square.get(i) + rates.newSquare() * (g * g - square.get(i)));
                float deviation = (float) Math.sqrt(square.get(i) * rates.squareScale()) + rates.epsilon();
                gradient.set(i, mean.get(i) * rates.meanScale() / deviation);
            }
        }

        @Override
        public boolean levels() {
            return true;
        }
    }
}
