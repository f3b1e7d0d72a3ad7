package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** Combines blobs elementwise, broadcasting those with a single row, column or channel. */
final class EltwiseKernel implements Kernel {
    private final Eltwise op;
    private final List<BlobArrays> inputs;
    private final BlobArrays output;
    private final float[] factors;
    private final float[][] values;
    private final float[] result;
    private final float[] gradient;

    EltwiseKernel(Eltwise op, List<BlobArrays> inputs, BlobArrays output) {
        this.op = op;
        this.inputs = inputs;
        this.output = output;
        factors = new float[inputs.size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = op.kind() == Eltwise.Kind.SUM ? op.coefficients().get(i) : 1;
        }
        values = inputs.stream().map(input -> new float[input.shape().length()]).toArray(float[][]::new);
        result = new float[output.shape().length()];
        gradient = new float[result.length];
    }

    @Override
    public void forward() {
        readInputs();
        int row = result.length / output.shape().height();
        IntStream.range(0, output.shape().height()).parallel().forEach(y -> {
            for (int i = y * row; i < (y + 1) * row; i++) {
                result[i] = combine(i);
            }
        });
        Floats.write(result, output.value());
    }

    private void readInputs() {
        for (int i = 0; i < values.length; i++) {
            Floats.read(inputs.get(i).value(), values[i]);
        }
    }

    private float combine(int place) {
        float first = term(0, place);
        switch (op.kind()) {
            case SUM, PRODUCT, MAX, MIN -> {
                return fold(first, place);
            }
            case CHOICE -> {
                return term(first != 0 ? 1 : 2, place);
            }
            default -> {
                float second = term(1, place);
                return switch (op.kind()) {
                    case QUOTIENT -> first / second;
                    case POWER -> (float) Math.pow(first, second);
                    case MODULO -> first - second * (float) Math.floor(first / second);
                    case REMAINDER -> first % second;
                    case LESS -> first < second ? 1 : 0;
                    case EQUAL -> first == second ? 1 : 0;
                    default -> throw new IllegalStateException(op.kind().toString());
                };
            }
        }
    }

    private float fold(float first, int place) {
        float combined = first;
        for (int input = 1; input < values.length; input++) {
            float term = term(input, place);
            combined = switch (op.kind()) {
                case SUM -> combined + term;
                case PRODUCT -> combined * term;
                case MAX -> Math.max(combined, term);
                default -> Math.min(combined, term);
            };
        }
        return combined;
    }

    private float term(int input, int place) {
        return factors[input] * values[input][source(input, place)];
    }

    /** Index in input {@code input} of the value for output index {@code place}. */
    private int source(int input, int place) {
        Shape from = inputs.get(input).shape();
        Shape to = output.shape();
        if (from.equals(to)) {
            return place;
        }
        int position = place / to.channels();
        int channel = from.channels() == 1 ? 0 : place % to.channels();
        int row = from.height() == 1 ? 0 : position / to.width();
        int column = from.width() == 1 ? 0 : position % to.width();
        return (row * from.width() + column) * from.channels() + channel;
    }

    @Override
    public void backward() {
        readInputs();
        Floats.read(output.gradient(), gradient);
        float[][] back = new float[values.length][];
        IntStream.range(0, values.length).parallel().forEach(input -> {
            back[input] = new float[values[input].length];
            for (int place = 0; place < gradient.length; place++) {
                back[input][source(input, place)] += gradient[place] * slope(input, place);
            }
        });
        for (int input = 0; input < back.length; input++) {
            Floats.write(back[input], inputs.get(input).gradient());
        }
    }

    private float slope(int input, int place) {
        return switch (op.kind()) {
            case SUM -> factors[input];
            case PRODUCT -> others(input, place);
            case MAX, MIN -> input == winner(place) ? 1 : 0;
            case QUOTIENT -> {
                float divisor = term(1, place);
                yield input == 0 ? 1 / divisor : -term(0, place) / (divisor * divisor);
            }
            case POWER -> powerSlope(input, term(0, place), term(1, place));
            case MODULO -> input == 0 ? 1 : -(float) Math.floor(term(0, place) / term(1, place));
            case REMAINDER -> input == 0 ? 1 : -(float) (int) (term(0, place) / term(1, place));
            case LESS, EQUAL -> 0;
            case CHOICE -> input > 0 && (term(0, place) != 0) == (input == 1) ? 1 : 0;
        };
    }

    private static float powerSlope(int input, double base, double exponent) {
        if (input == 0) {
            return (float) (exponent * Math.pow(base, exponent - 1));
        }
        return base > 0 ? (float) (Math.pow(base, exponent) * Math.log(base)) : 0;
    }

    private float others(int input, int place) {
        float product = 1;
        for (int other = 0; other < values.length; other++) {
            product *= other == input ? 1 : values[other][source(other, place)];
        }
        return product;
    }

    /** The first input with the greatest or least value. */
    private int winner(int place) {
        int sign = op.kind() == Eltwise.Kind.MAX ? 1 : -1;
        int winner = 0;
        for (int input = 1; input < values.length; input++) {
            if (sign * term(input, place) > sign * term(winner, place)) {
                winner = input;
            }
        }
        return winner;
    }
}
