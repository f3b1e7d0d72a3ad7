package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Converts convolution weights {@code [a, b / groups, kernelHeight, kernelWidth]} to the layout of ND4J's NHWC
 * convolutions, {@code [kernelHeight, kernelWidth, in, out]}, dense, with zeros between groups.
 */
final class KernelLayout {
    private final Tensor weights;
    private final int groups;

    KernelLayout(Tensor weights, int groups) {
        this.weights = weights;
        this.groups = groups;
    }

    /** {@code [kernelHeight, kernelWidth, b, a]}: for a convolution from b to a channels. */
    INDArray towardsFirst() {
        return arrange(false);
    }

    /** {@code [kernelHeight, kernelWidth, a, b]}, rotated by 180°: for the gradient, from a to b channels. */
    INDArray turnedTowardsSecond() {
        return arrange(true);
    }

    private INDArray arrange(boolean turned) {
        int first = weights.size(0);
        int part = weights.size(1);
        int taps = weights.size(2) * weights.size(3);
        int second = part * groups;
        float[] from = weights.data();
        float[] to = new float[taps * first * second];
        for (int a = 0; a < first; a++) {
            int group = a / (first / groups);
            for (int p = 0; p < part; p++) {
                int b = group * part + p;
                for (int tap = 0; tap < taps; tap++) {
                    int place = turned ? taps - 1 - tap : tap;
                    int channel = turned ? a * second + b : b * first + a;
                    to[place * first * second + channel] = from[(a * part + p) * taps + tap];
                }
            }
        }
        long[] shape = turned
                ? new long[] {weights.size(2), weights.size(3), first, second}
                : new long[] {weights.size(2), weights.size(3), second, first};
        return Nd4j.createFromArray(to).reshape(shape);
    }
}
