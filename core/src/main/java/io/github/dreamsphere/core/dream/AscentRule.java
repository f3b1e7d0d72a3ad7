package io.github.dreamsphere.core.dream;

import java.util.List;
import java.util.stream.IntStream;

/** How a gradient, normalised to mean |g| = 1, becomes the direction of a step. */
public sealed interface AscentRule {
    /** The planes of numbers, as long as the gradient, that this rule remembers from step to step; zero at first. */
    List<float[]> remember(int length);

    /**
     * Turns {@code gradient} into a direction, in place.
     *
     * @param memory what {@link #remember} gave, which is brought up to date
     * @param step counted from 0 in this octave
     */
    void direct(float[] gradient, List<float[]> memory, int step);

    /** Whether the direction is as strong where the gradient is weak, so that a mask must be applied to it again. */
    boolean levels();

    /** Google's: the gradient itself. */
    record Plain() implements AscentRule {
        @Override
        public List<float[]> remember(int length) {
            return List.of();
        }

        @Override
        public void direct(float[] gradient, List<float[]> memory, int step) {
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
        private static final int CHUNK = 1 << 16;

        /** Refuses decays out of range. */
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
        public List<float[]> remember(int length) {
            return List.of(new float[length], new float[length]);
        }

        @Override
        public void direct(float[] gradient, List<float[]> memory, int step) {
            float meanScale = (float) (1 / (1 - Math.pow(meanDecay, step + 1)));
            float squareScale = (float) (1 / (1 - Math.pow(squareDecay, step + 1)));
            int chunks = (gradient.length + CHUNK - 1) / CHUNK;
            IntStream.range(0, chunks).parallel().forEach(chunk -> {
                int end = Math.min(gradient.length, (chunk + 1) * CHUNK);
                direct(gradient, memory.get(0), memory.get(1), meanScale, squareScale, chunk * CHUNK, end);
            });
        }

        private void direct(
                float[] gradient, float[] mean, float[] square, float meanScale, float squareScale, int from, int to) {
            float newMean = (float) (1 - meanDecay);
            float newSquare = (float) (1 - squareDecay);
            for (int i = from; i < to; i++) {
                float g = gradient[i];
                mean[i] += newMean * (g - mean[i]);
                square[i] += newSquare * (g * g - square[i]);
                gradient[i] = mean[i] * meanScale / ((float) Math.sqrt(square[i] * squareScale) + EPSILON);
            }
        }

        @Override
        public boolean levels() {
            return true;
        }
    }
}
