package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Tensor;

/**
 * What a convolution of a student is fitted to.
 *
 * @param output its output
 * @param sample of the teacher's blob in the same place
 * @param kept the channels of that blob, one for each of the convolution's
 * @param divisors of the blob's channels
 */
record ConvolutionFit(String output, BlobSample sample, int[] kept, float[] divisors) {
    /** Relative to the mean square of the inputs. */
    private static final double RIDGE = 1e-4;

    /** The convolution in {@code student}. */
    Layer in(Net student) {
        return student.layers().stream()
                .filter(layer -> layer.output().equals(output))
                .findFirst()
                .orElseThrow();
    }

    /** A regression without examples, of the convolution in {@code student}. */
    Regression regression(Net student) {
        return new Regression(in(student));
    }

    /** A linear regression from what the student's convolution reads to what it is fitted to. */
    final class Regression {
        private final Layer layer;
        private final Convolution old;
        private final PatchSamples places;
        private final NormalEquations equations;

        private Regression(Layer layer) {
            this.layer = layer;
            this.old = (Convolution) layer.op();
            this.places = sample.places().withChannels(old.inputs());
            this.equations = new NormalEquations(places.length(), old.outputs());
        }

        String output() {
            return output;
        }

        /** The blob that the convolution reads. */
        String input() {
            return layer.inputs().get(0);
        }

        /**
         * Adds the examples of crop {@code crop}.
         *
         * @param blob the student's blob {@link #input()} there, HWC
         */
        void add(int crop, float[] blob) {
            equations.add(places.patches(crop, blob), sample.values(crop, kept, divisors));
        }

        /** The fitted convolution. */
        Convolution solved() {
            double[] solved = equations.solved(RIDGE);
            float[] bias = new float[old.outputs()];
            float[] weights = new float[old.weights().data().length];
            int each = places.length();
            for (int o = 0; o < bias.length; o++) {
                for (int i = 0; i < each; i++) {
                    weights[o * each + i] = (float) solved[o * (each + 1) + i];
                }
                bias[o] = (float) solved[o * (each + 1) + each];
            }
            return new Convolution(new Tensor(old.weights().shape(), weights), Tensor.of(bias), old.window(), 1);
        }
    }
}
