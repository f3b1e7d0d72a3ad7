package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.GroupNorm;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Group normalisation. With {@code x̂ = (x − mean) / σ} and {@code h = scale · g} the gradient is
 * {@code (h − mean(h) − x̂ · mean(h · x̂)) / σ}, the means over the group.
 */
final class GroupNormKernel implements Kernel {
    private final GroupNorm op;
    private final BlobArrays input;
    private final BlobArrays output;
    private final int channels;
    private final int perGroup;
    private final float[] values;
    private final float[] gradients;
    private final double[] mean;
    private final double[] inverse;

    GroupNormKernel(GroupNorm op, BlobArrays input, BlobArrays output) {
        this.op = op;
        this.input = input;
        this.output = output;
        channels = input.shape().channels();
        perGroup = channels / op.groups();
        values = new float[input.shape().length()];
        gradients = new float[input.gradient() == null ? 0 : values.length];
        mean = new double[op.groups()];
        inverse = new double[op.groups()];
    }

    @Override
    public void forward() {
        Floats.read(input.value(), values);
        groups(group -> {
            measure(group);
            each(
                    group,
                    (i, c) -> values[i] =
                            (float) (normal(group, i) * scale(c)) + op.shift().data()[c]);
        });
        Floats.write(values, output.value());
    }

    @Override
    public void backward() {
        Floats.read(input.value(), values);
        Floats.read(output.gradient(), gradients);
        groups(group -> {
            measure(group);
            double meanOfGradient = mean(group, (i, c) -> gradients[i] * scale(c));
            double meanOfProduct = mean(group, (i, c) -> gradients[i] * scale(c) * normal(group, i));
            each(
                    group,
                    (i, c) -> gradients[i] = (float) (inverse[group]
                            * (gradients[i] * scale(c) - meanOfGradient - normal(group, i) * meanOfProduct)));
        });
        Floats.write(gradients, input.gradient());
    }

    private void groups(IntConsumer work) {
        IntStream.range(0, op.groups()).parallel().forEach(work);
    }

    private void measure(int group) {
        double average = mean(group, (i, c) -> values[i]);
        double variance = mean(group, (i, c) -> (values[i] - average) * (values[i] - average));
        mean[group] = average;
        inverse[group] = 1 / Math.sqrt(variance + op.epsilon());
    }

    private double normal(int group, int i) {
        return (values[i] - mean[group]) * inverse[group];
    }

    private double scale(int channel) {
        return op.scale().data()[channel];
    }

    @FunctionalInterface
    private interface Visitor {
        void visit(int place, int channel);
    }

    @FunctionalInterface
    private interface Term {
        double at(int place, int channel);
    }

    private void each(int group, Visitor visitor) {
        for (int position = 0; position < input.shape().positions(); position++) {
            for (int c = group * perGroup; c < (group + 1) * perGroup; c++) {
                visitor.visit(position * channels + c, c);
            }
        }
    }

    private double mean(int group, Term term) {
        double sum = 0;
        for (int position = 0; position < input.shape().positions(); position++) {
            for (int c = group * perGroup; c < (group + 1) * perGroup; c++) {
                sum += term.at(position * channels + c, c);
            }
        }
        return sum / ((double) perGroup * input.shape().positions());
    }
}
