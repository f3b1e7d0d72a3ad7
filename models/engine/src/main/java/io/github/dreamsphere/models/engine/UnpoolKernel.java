package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.Unpool;
import java.util.Arrays;
import java.util.List;

/** Puts values where a pool found its maxima. Where those lie has no gradient. */
final class UnpoolKernel implements Kernel {
    private final PoolWindow window;
    private final BlobArrays input;
    private final BlobArrays pooled;
    private final BlobArrays output;
    private final float[] small;
    private final float[] large;

    /** For each value, the index of the maximum under its window. */
    private final int[] places;

    /** For each of the larger blob's values, the index of the value that lies there, if there is one. */
    private final int[] last;

    UnpoolKernel(Unpool op, List<BlobArrays> inputs, BlobArrays output) {
        this.input = inputs.get(0);
        this.pooled = inputs.get(1);
        this.output = output;
        window = new PoolWindow(((Pool) op.pool()).window(), pooled.shape());
        small = new float[input.shape().length()];
        large = new float[output.shape().length()];
        places = new int[small.length];
        last = new int[input.gradient() == null ? 0 : large.length];
    }

    @Override
    public void forward() {
        findPlaces();
        Floats.read(input.value(), small);
        Arrays.fill(large, 0);
        for (int i = 0; i < small.length; i++) {
            large[places[i]] = small[i];
        }
        Floats.write(large, output.value());
    }

    @Override
    public void backward() {
        findPlaces();
        Floats.read(output.gradient(), large);
        for (int i = 0; i < places.length; i++) {
            last[places[i]] = i;
        }
        for (int i = 0; i < small.length; i++) {
            // Of several values at one place, only the last is seen.
            small[i] = last[places[i]] == i ? large[places[i]] : 0;
        }
        Floats.write(small, input.gradient());
        pooled.gradient().assign(0);
    }

    private void findPlaces() {
        Floats.read(pooled.value(), large);
        Shape shape = input.shape();
        for (int i = 0; i < places.length; i++) {
            int position = i / shape.channels();
            places[i] =
                    window.greatest(large, position / shape.width(), position % shape.width(), i % shape.channels());
        }
    }
}
