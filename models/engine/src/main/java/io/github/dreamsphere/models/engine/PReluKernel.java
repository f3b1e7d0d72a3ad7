package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.PRelu;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A rectifier with a slope for each channel. ND4J's gradient op rejects blobs of more than 64 positions. */
final class PReluKernel extends Nd4jKernel {
    private final float[] slopes;
    private final BlobArrays input;
    private final BlobArrays output;
    private final float[] values;
    private final float[] gradients;

    PReluKernel(PRelu op, BlobArrays input, BlobArrays output, Weights weights) {
        this.input = input;
        this.output = output;
        slopes = op.slopes().data();
        INDArray shared =
                weights.get(op, "slopes", () -> Nd4j.createFromArray(slopes).reshape(1, 1, slopes.length));
        addForward(NativeOp.of("prelu")
                .inputs(input.value(), shared)
                .integers(1, 2)
                .outputs(output.value()));
        values = new float[input.gradient() == null ? 0 : input.shape().length()];
        gradients = new float[values.length];
    }

    @Override
    public void backward() {
        Floats.read(input.value(), values);
        Floats.read(output.gradient(), gradients);
        int row = input.shape().width() * slopes.length;
        IntStream.range(0, input.shape().height()).parallel().forEach(y -> {
            for (int i = y * row; i < (y + 1) * row; i++) {
                gradients[i] *= values[i] > 0 ? 1 : slopes[i % slopes.length];
            }
        });
        Floats.write(gradients, input.gradient());
    }
}
