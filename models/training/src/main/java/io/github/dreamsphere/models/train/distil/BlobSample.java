package io.github.dreamsphere.models.train.distil;

/** Values of a teacher's blob at random positions of crops, and the sums of products of the inputs it is computed from. */
final class BlobSample {
    /** The least strength of a channel, relative to the average. */
    private static final double FAINTEST = 0.01;

    private final String blob;
    private final String input;
    private final PatchSamples places;
    private final int channels;
    /** {@code [crops, places.each(), channels]}. */
    private final float[] values;

    private final NormalEquations read;

    /**
     * A sample of {@code crops} crops, to be taken.
     *
     * @param input the blob that {@code blob} is computed from, read in the windows of {@code places}
     * @param channels of {@code blob}
     */
    BlobSample(String blob, String input, PatchSamples places, int channels, int crops) {
        this.blob = blob;
        this.input = input;
        this.places = places;
        this.channels = channels;
        this.values = new float[crops * places.each() * channels];
        this.read = new NormalEquations(places.length(), 0);
    }

    String blob() {
        return blob;
    }

    String input() {
        return input;
    }

    PatchSamples places() {
        return places;
    }

    int channels() {
        return channels;
    }

    /** The sums of products of the inputs. */
    NormalEquations inputProducts() {
        return read;
    }

    /** Takes the values of {@code blob} in crop {@code crop}. */
    void take(int crop, float[] values) {
        int[] positions = places.positions(crop);
        for (int p = 0; p < positions.length; p++) {
            int to = (crop * positions.length + p) * channels;
            System.arraycopy(values, positions[p] * channels, this.values, to, channels);
        }
    }

    /** Takes the products of the inputs in crop {@code crop}. */
    void takeInputs(int crop, float[] values) {
        read.add(places.patches(crop, values), new float[0]);
    }

    /** The root mean square of each channel after a rectifier, but at least a hundredth of the average. */
    float[] strengths() {
        double[] squares = new double[channels];
        for (int i = 0; i < values.length; i++) {
            double value = Math.max(0, values[i]);
            squares[i % channels] += value * value;
        }
        double average = 0;
        float[] strengths = new float[channels];
        for (int c = 0; c < channels; c++) {
            strengths[c] = (float) Math.sqrt(squares[c] * channels / values.length);
            average += strengths[c] / channels;
        }
        for (int c = 0; c < channels; c++) {
            strengths[c] = (float) Math.max(strengths[c], FAINTEST * average);
        }
        return strengths;
    }

    /** The values of the channels {@code kept} in crop {@code crop}, each divided by its divisor; {@code [positions, kept]}. */
    float[] values(int crop, int[] kept, float[] divisors) {
        float[] chosen = new float[places.each() * kept.length];
        for (int p = 0; p < places.each(); p++) {
            for (int k = 0; k < kept.length; k++) {
                chosen[p * kept.length + k] =
                        values[(crop * places.each() + p) * channels + kept[k]] / divisors[kept[k]];
            }
        }
        return chosen;
    }
}
