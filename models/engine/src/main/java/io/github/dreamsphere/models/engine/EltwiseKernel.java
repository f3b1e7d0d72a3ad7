package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Shape;
import java.util.List;

/** Combines blobs elementwise, broadcasting those with a single position or channel. */
final class EltwiseKernel implements Kernel {
    private final Eltwise op;
    private final List<BlobArrays> inputs;
    private final BlobArrays output;
    private final float[][] values;
    private final float[] result;
    private final float[] gradient;

    EltwiseKernel(Eltwise op, List<BlobArrays> inputs, BlobArrays output) {
        this.op = op;
        this.inputs = inputs;
        this.output = output;
        values = inputs.stream().map(input -> new float[input.shape().length()]).toArray(float[][]::new);
        result = new float[output.shape().length()];
        gradient = new float[result.length];
    }

    @Override
    public void forward() {
        for (int i = 0; i < values.length; i++) {
            Floats.read(inputs.get(i).value(), values[i]);
        }
        for (int i = 0; i < result.length; i++) {
            result[i] = combine(i);
        }
        Floats.write(result, output.value());
    }

    private float combine(int place) {
        float combined = term(0, place);
        for (int input = 1; input < values.length; input++) {
            float term = term(input, place);
            combined = switch (op.kind()) {
                case SUM -> combined + term;
                case PRODUCT -> combined * term;
                case MAX -> Math.max(combined, term);
            };
        }
        return combined;
    }

    private float term(int input, int place) {
        float value = values[input][source(input, place)];
        return op.kind() == Eltwise.Kind.SUM ? op.coefficients().get(input) * value : value;
    }

    /** Index in input {@code input} of the value for output index {@code place}. */
    private int source(int input, int place) {
        Shape from = inputs.get(input).shape();
        Shape to = output.shape();
        if (from.equals(to)) {
            return place;
        }
        int position = from.positions() == 1 ? 0 : place / to.channels();
        int channel = from.channels() == 1 ? 0 : place % to.channels();
        return position * from.channels() + channel;
    }

    @Override
    public void backward() {
        Floats.read(output.gradient(), gradient);
        for (int input = 0; input < values.length; input++) {
            float[] back = new float[values[input].length];
            for (int place = 0; place < gradient.length; place++) {
                back[source(input, place)] += gradient[place] * slope(input, place);
            }
            Floats.write(back, inputs.get(input).gradient());
        }
    }

    private float slope(int input, int place) {
        return switch (op.kind()) {
            case SUM -> op.coefficients().get(input);
            case PRODUCT -> others(input, place);
            case MAX -> input == winner(place) ? 1 : 0;
        };
    }

    private float others(int input, int place) {
        float product = 1;
        for (int other = 0; other < values.length; other++) {
            product *= other == input ? 1 : values[other][source(other, place)];
        }
        return product;
    }

    /** The first input with the greatest value. */
    private int winner(int place) {
        int winner = 0;
        for (int input = 1; input < values.length; input++) {
            if (term(input, place) > term(winner, place)) {
                winner = input;
            }
        }
        return winner;
    }
}
