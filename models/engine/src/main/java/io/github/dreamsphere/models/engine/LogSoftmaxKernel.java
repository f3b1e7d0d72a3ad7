package io.github.dreamsphere.models.engine;

import java.util.stream.IntStream;

/** The logarithm of a softmax over the channels of each position, by the log-sum-exp of the channels. */
final class LogSoftmaxKernel implements Kernel {
    private final BlobArrays input;
    private final BlobArrays output;
    private final int channels;
    private final float[] values;
    private final float[] gradients;

    LogSoftmaxKernel(BlobArrays input, BlobArrays output) {
        this.input = input;
        this.output = output;
        channels = input.shape().channels();
        values = new float[input.shape().length()];
        gradients = new float[input.gradient() == null ? 0 : values.length];
    }

    @Override
    public void forward() {
        compute();
        Floats.write(values, output.value());
    }

    private void compute() {
        Floats.read(input.value(), values);
        starts().forEach(start -> {
            double greatest = Double.NEGATIVE_INFINITY;
            for (int i = start; i < start + channels; i++) {
                greatest = Math.max(greatest, values[i]);
            }
            double sum = 0;
            for (int i = start; i < start + channels; i++) {
                sum += Math.exp(values[i] - greatest);
            }
            double logarithm = greatest + Math.log(sum);
            for (int i = start; i < start + channels; i++) {
                values[i] = (float) (values[i] - logarithm);
            }
        });
    }

    private IntStream starts() {
        return IntStream.range(0, values.length / channels).parallel().map(position -> position * channels);
    }

    @Override
    public void backward() {
        compute();
        Floats.read(output.gradient(), gradients);
        starts().forEach(start -> {
            double sum = 0;
            for (int i = start; i < start + channels; i++) {
                sum += gradients[i];
            }
            for (int i = start; i < start + channels; i++) {
                gradients[i] -= (float) (Math.exp(values[i]) * sum);
            }
        });
        Floats.write(gradients, input.gradient());
    }
}
