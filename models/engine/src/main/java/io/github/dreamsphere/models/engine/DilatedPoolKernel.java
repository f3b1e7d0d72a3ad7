package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A pool whose window has holes. Neither oneDNN nor ND4J computes these rightly. */
final class DilatedPoolKernel implements Kernel {
    private final Pool op;
    private final PoolWindow window;
    private final BlobArrays input;
    private final BlobArrays output;
    private final int channels;
    private final float[] values;
    private final float[] results;
    private final float[] gradients;

    DilatedPoolKernel(Pool op, BlobArrays input, BlobArrays output) {
        this.op = op;
        this.input = input;
        this.output = output;
        window = new PoolWindow(op.window(), input.shape());
        channels = input.shape().channels();
        values = new float[input.shape().length()];
        results = new float[output.shape().length()];
        gradients = new float[input.gradient() == null ? 0 : values.length];
    }

    static boolean isFor(Pool op) {
        return op.window().dilationY() > 1 || op.window().dilationX() > 1;
    }

    @Override
    public void forward() {
        Floats.read(input.value(), values);
        Shape shape = output.shape();
        IntStream.range(0, shape.positions()).parallel().forEach(position -> {
            int y = position / shape.width();
            int x = position % shape.width();
            for (int c = 0; c < channels; c++) {
                results[position * channels + c] = op.kind() == Pool.Kind.MAX ? maximum(y, x, c) : average(y, x, c);
            }
        });
        Floats.write(results, output.value());
    }

    private float maximum(int y, int x, int channel) {
        int place = window.greatest(values, y, x, channel);
        return place < 0 ? -Float.MAX_VALUE : values[place];
    }

    private float average(int y, int x, int channel) {
        double sum = 0;
        for (int tap = 0; tap < window.taps(); tap++) {
            int place = window.place(y, x, tap, channel);
            sum += place < 0 ? 0 : values[place];
        }
        return (float) (sum / counting(y, x));
    }

    private int counting(int y, int x) {
        int rows = PoolDivisor.rows(op, y, input.shape().height());
        int columns = PoolDivisor.columns(op, x, input.shape().width());
        return Math.max(rows * columns, 1);
    }

    @Override
    public void backward() {
        Floats.read(input.value(), values);
        Floats.read(output.gradient(), results);
        Arrays.fill(gradients, 0);
        IntStream.range(0, channels).parallel().forEach(this::spread);
        Floats.write(gradients, input.gradient());
    }

    private void spread(int channel) {
        for (int position = 0; position < output.shape().positions(); position++) {
            int y = position / output.shape().width();
            int x = position % output.shape().width();
            float gradient = results[position * channels + channel];
            if (op.kind() == Pool.Kind.MAX) {
                add(window.greatest(values, y, x, channel), gradient);
            } else {
                for (int tap = 0; tap < window.taps(); tap++) {
                    add(window.place(y, x, tap, channel), gradient / counting(y, x));
                }
            }
        }
    }

    private void add(int place, float gradient) {
        if (place >= 0) {
            gradients[place] += gradient;
        }
    }
}
