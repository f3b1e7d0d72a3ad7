package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Lrn;
import java.util.stream.IntStream;

/**
 * Local response normalisation across channels. With {@code s = bias + alpha / size · Σ x²} the gradient of {@code y =
 * x · s^−β} is {@code g · s^−β − 2 · alpha · β / size · x · Σ (g · y / s)}; ND4J's gradient op computes something else.
 */
final class LrnKernel extends Nd4jKernel {
    /** The usual exponent, for which square roots are faster than a power. */
    private static final float USUAL_BETA = 0.75f;

    private final Lrn op;
    private final BlobArrays input;
    private final BlobArrays output;
    private final float[] values;
    private final float[] gradients;

    LrnKernel(Lrn op, BlobArrays input, BlobArrays output) {
        this.op = op;
        this.input = input;
        this.output = output;
        addForward(NativeOp.of("lrn")
                .inputs(input.value())
                .integers(op.size() / 2)
                .floats(op.bias(), (double) op.alpha() / op.size(), op.beta())
                .outputs(output.value()));
        int length = input.gradient() == null ? 0 : input.shape().length();
        values = new float[length];
        gradients = new float[length];
    }

    @Override
    public void backward() {
        Floats.read(input.value(), values);
        Floats.read(output.gradient(), gradients);
        IntStream.range(0, input.shape().height()).parallel().forEach(this::row);
        Floats.write(gradients, input.gradient());
    }

    private void row(int y) {
        int channels = input.shape().channels();
        int from = y * input.shape().width() * channels;
        float[] power = new float[channels];
        float[] shared = new float[channels];
        for (int x = 0; x < input.shape().width(); x++) {
            position(from + x * channels, power, shared);
        }
    }

    private void position(int from, float[] power, float[] shared) {
        int reach = op.size() / 2;
        int channels = power.length;
        float factor = op.alpha() / op.size();
        float squares = 0;
        for (int c = 0; c < Math.min(reach, channels); c++) {
            squares += values[from + c] * values[from + c];
        }
        for (int c = 0; c < channels; c++) {
            if (c + reach < channels) {
                squares += values[from + c + reach] * values[from + c + reach];
            }
            if (c > reach) {
                squares -= values[from + c - reach - 1] * values[from + c - reach - 1];
            }
            float scale = op.bias() + factor * Math.max(squares, 0);
            power[c] = power(scale);
            shared[c] = gradients[from + c] * values[from + c] * power[c] / scale;
        }
        for (int c = 0; c < channels; c++) {
            float sum = 0;
            for (int other = Math.max(c - reach, 0); other <= Math.min(c + reach, channels - 1); other++) {
                sum += shared[other];
            }
            gradients[from + c] = gradients[from + c] * power[c] - 2 * factor * op.beta() * values[from + c] * sum;
        }
    }

    private float power(float scale) {
        if (op.beta() == USUAL_BETA) {
            double root = Math.sqrt(scale);
            return (float) (1 / (root * Math.sqrt(root)));
        }
        return (float) Math.pow(scale, -op.beta());
    }
}
