package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.LayerNorm;
import java.util.stream.IntStream;

/**
 * Layer normalisation. With {@code x̂ = (x − mean) / σ} and {@code h = scale · g} the gradient is
 * {@code (h − mean(h) − x̂ · mean(h · x̂)) / σ}, the means over the channels of a position.
 */
final class LayerNormKernel implements Kernel {
    private final LayerNorm op;
    private final BlobArrays input;
    private final BlobArrays output;
    private final int channels;
    private final float[] scale;
    private final float[] shift;
    private final float[] values;
    private final float[] gradients;

    LayerNormKernel(LayerNorm op, BlobArrays input, BlobArrays output) {
        this.op = op;
        this.input = input;
        this.output = output;
        channels = input.shape().channels();
        scale = op.scale().data();
        shift = op.shift().data();
        values = new float[input.shape().length()];
        gradients = new float[input.gradient() == null ? 0 : values.length];
    }

    /** The channels of a position. */
    private final class Position {
        private final int start;
        private final double mean;
        private final double inverse;

        private Position(int start) {
            this.start = start;
            double sum = 0;
            for (int c = 0; c < channels; c++) {
                sum += values[start + c];
            }
            mean = sum / channels;
            double squares = 0;
            for (int c = 0; c < channels; c++) {
                double deviation = values[start + c] - mean;
                squares += deviation * deviation;
            }
            inverse = 1 / Math.sqrt(squares / channels + op.epsilon());
        }

        private double normal(int c) {
            return (values[start + c] - mean) * inverse;
        }

        private void forward() {
            for (int c = 0; c < channels; c++) {
                values[start + c] = (float) (normal(c) * scale[c] + shift[c]);
            }
        }

        private void backward() {
            double gradient = 0;
            double product = 0;
            for (int c = 0; c < channels; c++) {
                double scaled = (double) gradients[start + c] * scale[c];
                gradient += scaled;
                product += scaled * normal(c);
            }
            for (int c = 0; c < channels; c++) {
                double scaled = (double) gradients[start + c] * scale[c];
                gradients[start + c] =
                        (float) (inverse * (scaled - gradient / channels - normal(c) * product / channels));
            }
        }
    }

    private IntStream starts() {
        return IntStream.range(0, values.length / channels).parallel().map(position -> position * channels);
    }

    @Override
    public void forward() {
        Floats.read(input.value(), values);
        starts().forEach(start -> new Position(start).forward());
        Floats.write(values, output.value());
    }

    @Override
    public void backward() {
        Floats.read(input.value(), values);
        Floats.read(output.gradient(), gradients);
        starts().forEach(start -> new Position(start).backward());
        Floats.write(gradients, input.gradient());
    }
}
