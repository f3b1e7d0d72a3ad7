package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.engine.Slope;
import java.util.Arrays;

/** The values of a pass's first blob, and their gradients. Used on the card's thread. */
interface BlobSlope extends AutoCloseable {
    /** Computes the gradient of the blob in each of the pass's {@code tiles} tiles; returns their values. */
    double[] compute(int tiles);

    @Override
    default void close() {}

    /** That of {@code slope}: on the card if it has a shader, else by the processor. */
    static BlobSlope of(CardPass pass, Slope slope) {
        return slope.isEnergy() ? new EnergyShader(pass.card(), pass.blob()) : tiles -> byProcessor(pass, slope, tiles);
    }

    private static double[] byProcessor(CardPass pass, Slope slope, int tiles) {
        int length = pass.output().length();
        float[] activations = new float[tiles * length];
        float[] slopes = new float[activations.length];
        pass.readBlob(activations);
        double[] values = new double[tiles];
        float[] gradient = new float[length];
        for (int i = 0; i < tiles; i++) {
            values[i] = slope.gradient(Arrays.copyOfRange(activations, i * length, (i + 1) * length), gradient);
            System.arraycopy(gradient, 0, slopes, i * length, length);
        }
        pass.writeGradient(slopes);
        return values;
    }
}
