package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.SlidingWindow;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Computes a maximum pool of stride 1 for one block of channels at a time, first along the rows, then down the columns. Of equal
 * maxima under a window the first one gets the gradient: that of the topmost row, and in it the leftmost.
 */
final class MaxPoolBlock {
    private static final int BLOCK = MemoryLayout.BLOCK;

    private final SlidingWindow window;
    private final int rows;
    private final int rowLength;
    private final int outputRows;
    private final int outputLength;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final FloatBuffer inputGradient;
    private final FloatBuffer outputGradient;

    /** The rows under a window, each at its index modulo the window's height. */
    private final MaxPoolRow[] ring;

    private final float[] result;
    private final float[] free;
    private final float[] gradient;
    private final float[] line;

    /** The first row that is not yet loaded. */
    private int next;

    MaxPoolBlock(SlidingWindow window, Edge from, Edge to) {
        this.window = window;
        rows = from.shape().height();
        rowLength = from.shape().width() * BLOCK;
        outputRows = to.shape().height();
        outputLength = to.shape().width() * BLOCK;
        input = buffer(from, from.value());
        output = buffer(to, to.value());
        boolean backward = from.gradient() != null;
        inputGradient = backward ? buffer(from, from.gradient()) : null;
        outputGradient = backward ? buffer(to, to.gradient()) : null;
        ring = new MaxPoolRow[window.kernelHeight()];
        Arrays.setAll(
                ring,
                i -> new MaxPoolRow(window, from.shape().width(), to.shape().width()));
        result = new float[outputLength];
        free = new float[outputLength];
        gradient = new float[outputLength];
        line = new float[rowLength];
    }

    private static FloatBuffer buffer(Edge edge, Storage storage) {
        FloatPointer floats = storage.floats();
        floats.capacity(edge.layout().length(edge.shape()));
        return floats.asBuffer();
    }

    /** Computes the output's values of {@code block}. */
    void forward(int block) {
        next = 0;
        for (int y = 0; y < outputRows; y++) {
            load(block, first(y), end(y));
            maximum(first(y), end(y));
            output.put(outputIndex(block, y), result);
        }
    }

    /** Computes the input's gradient of {@code block}. */
    void backward(int block) {
        next = 0;
        int finished = 0;
        for (int y = 0; y < outputRows; y++) {
            finished = finish(block, finished, Math.min(first(y), rows));
            load(block, first(y), end(y));
            maximum(first(y), end(y));
            outputGradient.get(outputIndex(block, y), gradient);
            Arrays.fill(free, 1);
            for (int row = first(y); row < end(y); row++) {
                row(row).takeGradient(result, free, gradient);
            }
        }
        finish(block, finished, rows);
    }

    /** The first row under the windows of output row {@code y}. */
    private int first(int y) {
        return Math.max(0, y - window.padTop());
    }

    /** The end of the rows under the windows of output row {@code y}. */
    private int end(int y) {
        return Math.min(rows, y - window.padTop() + window.kernelHeight());
    }

    private MaxPoolRow row(int row) {
        return ring[row % ring.length];
    }

    private int outputIndex(int block, int y) {
        return (block * outputRows + y) * outputLength;
    }

    private void load(int block, int first, int end) {
        for (next = Math.max(next, first); next < end; next++) {
            input.get((block * rows + next) * rowLength, line);
            row(next).load(next, line);
        }
    }

    /** The maxima of the rows; the least value if there are none, as a window may lie outside the input. */
    private void maximum(int first, int end) {
        Arrays.fill(result, MaxPoolRow.OUTSIDE);
        for (int row = first; row < end; row++) {
            row(row).raise(result);
        }
    }

    /** Writes the gradients of the rows from {@code first} to {@code end}, under which no more windows come. */
    private int finish(int block, int first, int end) {
        for (int row = first; row < end; row++) {
            row(row).gradient(row, line);
            inputGradient.put((block * rows + row) * rowLength, line);
        }
        return Math.max(first, end);
    }
}
