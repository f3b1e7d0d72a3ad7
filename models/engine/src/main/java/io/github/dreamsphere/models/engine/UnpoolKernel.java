package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Unpool;
import java.util.List;

/** Puts values where a pool found its maxima. Where those lie has no gradient. */
final class UnpoolKernel implements Kernel {
    private final SlidingWindow window;
    private final BlobArrays input;
    private final BlobArrays pooled;
    private final BlobArrays output;
    private final float[] small;
    private final float[] large;

    UnpoolKernel(Unpool op, List<BlobArrays> inputs, BlobArrays output) {
        this.window = ((Pool) op.pool()).window();
        this.input = inputs.get(0);
        this.pooled = inputs.get(1);
        this.output = output;
        small = new float[input.shape().length()];
        large = new float[output.shape().length()];
    }

    @Override
    public void forward() {
        Floats.read(pooled.value(), large);
        int[] places = places();
        Floats.read(input.value(), small);
        float[] result = new float[large.length];
        for (int i = 0; i < small.length; i++) {
            result[places[i]] = small[i];
        }
        Floats.write(result, output.value());
    }

    @Override
    public void backward() {
        Floats.read(pooled.value(), large);
        int[] places = places();
        Floats.read(output.gradient(), large);
        int[] last = new int[large.length];
        for (int i = 0; i < places.length; i++) {
            last[places[i]] = i;
        }
        for (int i = 0; i < small.length; i++) {
            // Of several values at one place, only the last is seen.
            small[i] = last[places[i]] == i ? large[places[i]] : 0;
        }
        Floats.write(small, input.gradient());
        Floats.write(new float[large.length], pooled.gradient());
    }

    /** For each value, the index of the maximum under its window. */
    private int[] places() {
        Shape shape = input.shape();
        int[] places = new int[small.length];
        for (int i = 0; i < places.length; i++) {
            int channel = i % shape.channels();
            int x = i / shape.channels() % shape.width();
            int y = i / shape.channels() / shape.width();
            places[i] =
                    greatest(y * window.strideY() - window.padTop(), x * window.strideX() - window.padLeft(), channel);
        }
        return places;
    }

    private int greatest(int top, int left, int channel) {
        Shape shape = pooled.shape();
        int greatest = -1;
        for (int y = Math.max(top, 0); y < Math.min(top + window.kernelHeight(), shape.height()); y++) {
            for (int x = Math.max(left, 0); x < Math.min(left + window.kernelWidth(), shape.width()); x++) {
                int place = (y * shape.width() + x) * shape.channels() + channel;
                greatest = greatest < 0 || large[place] > large[greatest] ? place : greatest;
            }
        }
        return greatest;
    }
}
