package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Border;
import java.util.Arrays;

/** Rows and columns of one value around a blob. */
final class BorderKernel implements Kernel {
    private final Border op;
    private final BlobArrays input;
    private final BlobArrays output;
    private final float[] inner;
    private final float[] outer;

    BorderKernel(Border op, BlobArrays input, BlobArrays output) {
        this.op = op;
        this.input = input;
        this.output = output;
        inner = new float[input.shape().length()];
        outer = new float[output.shape().length()];
    }

    @Override
    public void forward() {
        Floats.read(input.value(), inner);
        Arrays.fill(outer, op.value());
        int row = row();
        for (int y = 0; y < input.shape().height(); y++) {
            System.arraycopy(inner, y * row, outer, start(y), row);
        }
        Floats.write(outer, output.value());
    }

    @Override
    public void backward() {
        Floats.read(output.gradient(), outer);
        int row = row();
        for (int y = 0; y < input.shape().height(); y++) {
            System.arraycopy(outer, start(y), inner, y * row, row);
        }
        Floats.write(inner, input.gradient());
    }

    private int row() {
        return input.shape().width() * input.shape().channels();
    }

    private int start(int y) {
        return ((y + op.top()) * output.shape().width() + op.left())
                * output.shape().channels();
    }
}
