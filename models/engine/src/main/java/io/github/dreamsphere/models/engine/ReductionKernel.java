package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Reduction;
import java.util.stream.IntStream;

/** Computes one value from the channels of each position. */
final class ReductionKernel implements Kernel {
    private final Reduction op;
    private final BlobArrays input;
    private final BlobArrays output;
    private final int channels;
    private final float[] values;
    private final float[] results;

    ReductionKernel(Reduction op, BlobArrays input, BlobArrays output) {
        this.op = op;
        this.input = input;
        this.output = output;
        channels = input.shape().channels();
        values = new float[input.shape().length()];
        results = new float[output.shape().length()];
    }

    @Override
    public void forward() {
        Floats.read(input.value(), values);
        positions().forEach(position -> results[position] = (float) reduce(position * channels));
        Floats.write(results, output.value());
    }

    private IntStream positions() {
        return IntStream.range(0, results.length).parallel();
    }

    private double reduce(int start) {
        double result =
                switch (op.kind()) {
                    case SUM, MEAN -> 0;
                    case PRODUCT -> 1;
                    case MAX -> Double.NEGATIVE_INFINITY;
                };
        for (int i = start; i < start + channels; i++) {
            result = switch (op.kind()) {
                case SUM, MEAN -> result + values[i];
                case PRODUCT -> result * values[i];
                case MAX -> Math.max(result, values[i]);
            };
        }
        return op.kind() == Reduction.Kind.MEAN ? result / channels : result;
    }

    @Override
    public void backward() {
        Floats.read(input.value(), values);
        Floats.read(output.gradient(), results);
        float[] gradients = new float[values.length];
        positions().forEach(position -> spread(position * channels, results[position], gradients));
        Floats.write(gradients, input.gradient());
    }

    private void spread(int start, float gradient, float[] gradients) {
        int greatest = greatest(start);
        for (int i = start; i < start + channels; i++) {
            gradients[i] = switch (op.kind()) {
                case SUM -> gradient;
                case MEAN -> gradient / channels;
                case MAX -> i == greatest ? gradient : 0;
                case PRODUCT -> (float) (gradient * others(start, i));
            };
        }
    }

    private int greatest(int start) {
        int greatest = start;
        for (int i = start + 1; i < start + channels; i++) {
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        return greatest;
    }

    private double others(int start, int left) {
        double product = 1;
        for (int i = start; i < start + channels; i++) {
            product *= i == left ? 1 : values[i];
        }
        return product;
    }
}
