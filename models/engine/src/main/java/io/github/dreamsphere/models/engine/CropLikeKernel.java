package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.CropLike;
import java.util.Arrays;
import java.util.List;

/** Cuts a blob to the size of another, whose values do not matter. */
final class CropLikeKernel implements Kernel {
    private final CropLike op;
    private final BlobArrays input;
    private final BlobArrays size;
    private final BlobArrays output;
    private final float[] whole;
    private final float[] part;

    CropLikeKernel(CropLike op, List<BlobArrays> inputs, BlobArrays output) {
        this.op = op;
        this.input = inputs.get(0);
        this.size = inputs.get(1);
        this.output = output;
        whole = new float[input.shape().length()];
        part = new float[output.shape().length()];
    }

    @Override
    public void forward() {
        Floats.read(input.value(), whole);
        for (int y = 0; y < output.shape().height(); y++) {
            System.arraycopy(whole, start(y), part, y * row(), row());
        }
        Floats.write(part, output.value());
    }

    @Override
    public void backward() {
        Floats.read(output.gradient(), part);
        Arrays.fill(whole, 0);
        for (int y = 0; y < output.shape().height(); y++) {
            System.arraycopy(part, y * row(), whole, start(y), row());
        }
        Floats.write(whole, input.gradient());
        size.gradient().assign(0);
    }

    private int row() {
        return output.shape().width() * output.shape().channels();
    }

    private int start(int y) {
        return ((y + op.top()) * input.shape().width() + op.left())
                * input.shape().channels();
    }
}
