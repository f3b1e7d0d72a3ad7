package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.SparseProduct;
import java.util.Arrays;

/** Multiplies with a sparse matrix; backward, with its transpose. */
final class SparseProductKernel implements Kernel {
    private final BlobArrays input;
    private final BlobArrays output;
    private final int[] places;
    private final float[] factors;
    private final int each;
    private final float[] from;
    private final float[] to;

    SparseProductKernel(SparseProduct op, BlobArrays input, BlobArrays output) {
        this.input = input;
        this.output = output;
        places = op.places().stream().mapToInt(Integer::intValue).toArray();
        factors = op.factors().data();
        each = op.factors().size(1);
        from = new float[op.inputs()];
        to = new float[op.factors().size(0)];
    }

    @Override
    public void forward() {
        Floats.read(input.value(), from);
        for (int i = 0; i < to.length; i++) {
            double sum = 0;
            for (int tap = i * each; tap < (i + 1) * each; tap++) {
                // A factor of 0 must not turn an infinite value into NaN.
                sum += factors[tap] == 0 ? 0 : factors[tap] * from[places[tap]];
            }
            to[i] = (float) sum;
        }
        Floats.write(to, output.value());
    }

    @Override
    public void backward() {
        Floats.read(output.gradient(), to);
        Arrays.fill(from, 0);
        for (int i = 0; i < to.length; i++) {
            for (int tap = i * each; tap < (i + 1) * each; tap++) {
                from[places[tap]] += factors[tap] * to[i];
            }
        }
        Floats.write(from, input.gradient());
    }
}
