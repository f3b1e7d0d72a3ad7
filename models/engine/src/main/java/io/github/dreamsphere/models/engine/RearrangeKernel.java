package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Rearrange;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Copies values to other places. The gradient of a value is the sum of those of its copies. */
final class RearrangeKernel implements Kernel {
    private final BlobArrays input;
    private final BlobArrays output;
    private final int[] sources;
    private final float[] from;
    private final float[] to;
    private final int row;

    RearrangeKernel(Rearrange op, BlobArrays input, BlobArrays output) {
        this.input = input;
        this.output = output;
        sources = op.sources(input.shape());
        from = new float[input.shape().length()];
        to = new float[sources.length];
        row = sources.length / output.shape().height();
    }

    @Override
    public void forward() {
        Floats.read(input.value(), from);
        IntStream.range(0, output.shape().height()).parallel().forEach(y -> {
            for (int i = y * row; i < (y + 1) * row; i++) {
                to[i] = from[sources[i]];
            }
        });
        Floats.write(to, output.value());
    }

    @Override
    public void backward() {
        Floats.read(output.gradient(), to);
        Arrays.fill(from, 0);
        for (int i = 0; i < to.length; i++) {
            from[sources[i]] += to[i];
        }
        Floats.write(from, input.gradient());
    }
}
