package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Resampling;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.Taps;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A separable resampling of rows, then columns; the gradient uses the transposed taps. */
final class ResamplingKernel implements Kernel {
    private final BlobArrays input;
    private final BlobArrays output;
    private final Taps rows;
    private final Taps columns;
    private final Taps rowsBack;
    private final Taps columnsBack;
    private final float[] small;
    private final float[] large;
    private final float[] between;

    ResamplingKernel(Resampling op, BlobArrays input, BlobArrays output) {
        this.input = input;
        this.output = output;
        Shape shape = input.shape();
        rows = op.rows(shape.height());
        columns = op.columns(shape.width());
        rowsBack = rows.transposed(shape.height());
        columnsBack = columns.transposed(shape.width());
        small = new float[shape.length()];
        large = new float[output.shape().length()];
        int widest = Math.max(
                output.shape().height() * shape.width(),
                shape.height() * output.shape().width());
        between = new float[widest * shape.channels()];
    }

    @Override
    public void forward() {
        Floats.read(input.value(), small);
        resample(small, input.shape().width(), rows, columns, large);
        Floats.write(large, output.value());
    }

    @Override
    public void backward() {
        Floats.read(output.gradient(), large);
        resample(large, output.shape().width(), rowsBack, columnsBack, small);
        Floats.write(small, input.gradient());
    }

    private void resample(float[] from, int width, Taps rowTaps, Taps columnTaps, float[] to) {
        IntStream.range(0, rowTaps.outputs()).parallel().forEach(y -> {
            row(from, width * channels(), rowTaps, y);
            columns(width, columnTaps, y, to);
        });
    }

    private int channels() {
        return input.shape().channels();
    }

    private void row(float[] from, int length, Taps taps, int y) {
        int start = y * length;
        Arrays.fill(between, start, start + length, 0);
        for (int tap = 0; tap < taps.from()[y].length; tap++) {
            int source = taps.from()[y][tap] * length;
            float weight = taps.weight()[y][tap];
            for (int i = 0; i < length; i++) {
                between[start + i] += weight * from[source + i];
            }
        }
    }

    private void columns(int width, Taps taps, int y, float[] to) {
        for (int x = 0; x < taps.outputs(); x++) {
            int target = (y * taps.outputs() + x) * channels();
            Arrays.fill(to, target, target + channels(), 0);
            for (int tap = 0; tap < taps.from()[x].length; tap++) {
                int source = (y * width + taps.from()[x][tap]) * channels();
                float weight = taps.weight()[x][tap];
                for (int c = 0; c < channels(); c++) {
                    to[target + c] += weight * between[source + c];
                }
            }
        }
    }
}
