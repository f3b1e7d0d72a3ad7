package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Shape;
import java.util.Arrays;
import java.util.List;

/** The sum, product or quotient of two blobs, of which those with a single row, column or channel are broadcast. */
final class PairKernel implements Kernel {
    private final Eltwise.Kind kind;
    private final BlobArrays output;
    private final Operand first;
    private final Operand second;
    private final float[] result;
    private final int lines;
    private final int length;

    PairKernel(Eltwise op, List<BlobArrays> inputs, BlobArrays output) {
        this.kind = op.kind();
        this.output = output;
        boolean sum = kind == Eltwise.Kind.SUM;
        first = new Operand(inputs.get(0), sum ? op.coefficients().get(0) : 1);
        second = new Operand(inputs.get(1), sum ? op.coefficients().get(1) : 1);
        Shape shape = output.shape();
        result = new float[shape.length()];
        length = shape.channels() > 1 ? shape.channels() : shape.width();
        lines = result.length / length;
    }

    static boolean supports(Eltwise op, int inputs) {
        return inputs == 2
                && (op.kind() == Eltwise.Kind.SUM
                        || op.kind() == Eltwise.Kind.PRODUCT
                        || op.kind() == Eltwise.Kind.QUOTIENT);
    }

    /** One of the two blobs: its values and, along a line of the output, where they are. */
    private final class Operand {
        private final BlobArrays blob;
        private final float factor;
        private final float[] values;
        private final float[] gradient;
        private final int step;

        private Operand(BlobArrays blob, float factor) {
            this.blob = blob;
            this.factor = factor;
            values = new float[blob.shape().length()];
            gradient = new float[blob.gradient() == null ? 0 : values.length];
            int along = output.shape().channels() > 1
                    ? blob.shape().channels()
                    : blob.shape().width();
            step = along > 1 ? 1 : 0;
        }

        /** Index of the value for the start of a line of the output. */
        private int start(int line) {
            Shape from = blob.shape();
            boolean alongChannels = output.shape().channels() > 1;
            int row = alongChannels ? line / output.shape().width() : line;
            int column = alongChannels ? line % output.shape().width() : 0;
            int fromRow = from.height() == 1 ? 0 : row;
            int fromColumn = from.width() == 1 ? 0 : column;
            return (fromRow * from.width() + fromColumn) * from.channels();
        }

        private boolean isBroadcast() {
            return values.length < result.length;
        }
    }

    @Override
    public void forward() {
        Floats.read(first.blob.value(), first.values);
        Floats.read(second.blob.value(), second.values);
        Chunks.rows(lines, length, (from, to) -> {
            for (int line = from; line < to; line++) {
                combine(line);
            }
        });
        Floats.write(result, output.value());
    }

    private void combine(int line) {
        int a = first.start(line);
        int b = second.start(line);
        int to = line * length;
        switch (kind) {
            case SUM -> {
                for (int i = 0; i < length; i++) {
                    result[to + i] = first.factor * first.values[a + i * first.step]
                            + second.factor * second.values[b + i * second.step];
                }
            }
            case PRODUCT -> {
                for (int i = 0; i < length; i++) {
                    result[to + i] = first.values[a + i * first.step] * second.values[b + i * second.step];
                }
            }
            default -> {
                for (int i = 0; i < length; i++) {
                    result[to + i] = first.values[a + i * first.step] / second.values[b + i * second.step];
                }
            }
        }
    }

    @Override
    public void backward() {
        Floats.read(first.blob.value(), first.values);
        Floats.read(second.blob.value(), second.values);
        Floats.read(output.gradient(), result);
        backward(first);
        backward(second);
    }

    private void backward(Operand operand) {
        Arrays.fill(operand.gradient, 0);
        // The lines of a broadcast operand add to the same values.
        if (operand.isBroadcast()) {
            addGradients(operand, 0, lines);
        } else {
            Chunks.rows(lines, length, (from, to) -> addGradients(operand, from, to));
        }
        Floats.write(operand.gradient, operand.blob.gradient());
    }

    private void addGradients(Operand operand, int firstLine, int end) {
        for (int line = firstLine; line < end; line++) {
            int a = first.start(line);
            int b = second.start(line);
            int to = operand == first ? a : b;
            for (int i = 0; i < length; i++) {
                float x = first.values[a + i * first.step];
                float y = second.values[b + i * second.step];
                operand.gradient[to + i * operand.step] += result[line * length + i] * slope(operand, x, y);
            }
        }
    }

    /** The derivative of the result with respect to one of its operands {@code x} and {@code y}. */
    private float slope(Operand operand, float x, float y) {
        return switch (kind) {
            case SUM -> operand.factor;
            case PRODUCT -> operand == first ? y : x;
            default -> operand == first ? 1 / y : -x / (y * y);
        };
    }
}
