package io.github.dreamsphere.models.train.distil;

import java.util.List;

/**
 * What each channel of a teacher's blob is divided by before the student learns it: the geometric mean of the channel's
 * own root mean square and the blob's average of them. Dividing by the channel's own alone would make the faintest
 * channel count as much as the loudest, not dividing would leave only the loudest; a dream climbs the loud ones more.
 */
final class Divisors {
    /** Below this part of the average, a channel counts as silent and is not blown up. */
    private static final double FAINTEST = 0.05;

    private Divisors() {}

    /** The divisors of a blob with {@code channels} channels, measured on samples of it (HWC). */
    static float[] measure(List<float[]> samples, int channels) {
        double[] squares = new double[channels];
        long positions = 0;
        for (float[] sample : samples) {
            for (int i = 0; i < sample.length; i++) {
                squares[i % channels] += (double) sample[i] * sample[i];
            }
            positions += sample.length / channels;
        }
        double average = 0;
        for (int c = 0; c < channels; c++) {
            squares[c] = Math.sqrt(squares[c] / positions);
            average += squares[c] / channels;
        }
        float[] divisors = new float[channels];
        for (int c = 0; c < channels; c++) {
            divisors[c] = (float) Math.sqrt(Math.max(squares[c], FAINTEST * average) * average);
        }
        return divisors;
    }
}
