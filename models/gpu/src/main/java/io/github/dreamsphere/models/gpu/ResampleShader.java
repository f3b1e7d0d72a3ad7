package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Border;
import io.github.dreamsphere.models.net.Resampling;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.Taps;

/** A resampling of rows and columns: scaling, cutting, padding and choosing. */
final class ResampleShader extends ShaderKernel {
    private final Blob input;
    private final Blob output;
    private final Taps rows;
    private final Taps columns;

    ResampleShader(Card card, Resampling op, Blob input, Blob output) {
        this(card, op.rows(input.shape().height()), op.columns(input.shape().width()), 0, input, output);
    }

    ResampleShader(Card card, Border op, Blob input, Blob output) {
        this(
                card,
                within(op.top(), input.shape().height(), op.bottom()),
                within(op.left(), input.shape().width(), op.right()),
                op.value(),
                input,
                output);
    }

    /** @param border what is written where nothing is read */
    private ResampleShader(Card card, Taps rows, Taps columns, float border, Blob input, Blob output) {
        super(card);
        this.input = input;
        this.output = output;
        this.rows = rows;
        this.columns = columns;
        addForward(dispatch(rows, columns, input.shape(), output, 0)
                .floats(border)
                .bind(input.value(), output.value(), places(rows, columns), weights(rows, columns)));
    }

    /** Positions that read nothing, then each of {@code size} positions, then again some that read nothing. */
    private static Taps within(int before, int size, int after) {
        int[][] from = new int[before + size + after][0];
        float[][] weight = new float[from.length][0];
        for (int i = 0; i < size; i++) {
            from[before + i] = new int[] {i};
            weight[before + i] = new float[] {1};
        }
        return new Taps(from, weight);
    }

    @Override
    public void prepareBackward(boolean[] add) {
        Taps rowsBack = rows.transposed(input.shape().height());
        Taps columnsBack = columns.transposed(input.shape().width());
        addBackward(dispatch(rowsBack, columnsBack, output.shape(), input, flag(add[0]))
                .floats(0)
                .bind(
                        output.gradient(),
                        input.gradient(),
                        places(rowsBack, columnsBack),
                        weights(rowsBack, columnsBack)));
    }

    private Dispatch dispatch(Taps rowTaps, Taps columnTaps, Shape from, Blob to, int add) {
        Shape shape = to.shape();
        return card.dispatch("resample")
                .integers(
                        shape.positions(),
                        shape.channels(),
                        rowTaps.outputs(),
                        columnTaps.outputs(),
                        from.positions(),
                        from.width(),
                        add)
                .each(shape.positions(), to.blocks());
    }

    /** Where the lists of rows and columns start, and the lists, as integers. */
    private Region places(Taps rowTaps, Taps columnTaps) {
        float[] places = new float[starts(rowTaps, columnTaps) + count(rowTaps) + count(columnTaps)];
        int start = starts(rowTaps, columnTaps);
        int list = 0;
        for (Taps taps : new Taps[] {rowTaps, columnTaps}) {
            places[list++] = Float.intBitsToFloat(start);
            for (int[] own : taps.from()) {
                for (int place : own) {
                    places[start++] = Float.intBitsToFloat(place);
                }
                places[list++] = Float.intBitsToFloat(start);
            }
        }
        return constants(places);
    }

    /** The weights, at the same places as the lists. */
    private Region weights(Taps rowTaps, Taps columnTaps) {
        float[] weights = new float[starts(rowTaps, columnTaps) + count(rowTaps) + count(columnTaps)];
        int place = starts(rowTaps, columnTaps);
        for (Taps taps : new Taps[] {rowTaps, columnTaps}) {
            for (float[] own : taps.weight()) {
                System.arraycopy(own, 0, weights, place, own.length);
                place += own.length;
            }
        }
        return constants(weights);
    }

    private static int starts(Taps rowTaps, Taps columnTaps) {
        return rowTaps.outputs() + 1 + columnTaps.outputs() + 1;
    }

    private static int count(Taps taps) {
        int count = 0;
        for (int[] own : taps.from()) {
            count += own.length;
        }
        return count;
    }
}
