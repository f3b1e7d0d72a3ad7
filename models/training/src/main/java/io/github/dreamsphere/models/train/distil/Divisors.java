package io.github.dreamsphere.models.train.distil;

import java.util.List;

/**
 * The divisors of the channels of a teacher's blob, applied before the student learns it: the geometric mean of the
 * channel's root mean square (RMS) and the average RMS of the blob. With the channel's RMS alone, the weakest channel
 * would count as much as the strongest; without divisors only the strongest would count. Dreams depend more on strong
 * channels.
 */
final class Divisors {
    /** RMS relative to the average below which a channel is not amplified further. */
    private static final double FAINTEST = 0.05;

    private Divisors() {}

    /** Measures the divisors of a blob with {@code channels} channels on samples (HWC). */
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
