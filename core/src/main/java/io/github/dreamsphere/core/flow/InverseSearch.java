package io.github.dreamsphere.core.flow;

import java.util.Optional;

/**
 * Dense inverse search (Kroeger, Timofte, Dai and Van Gool, "Fast Optical Flow using Dense Inverse Search", ECCV 2016)
 * of flat pictures: from the coarsest level on, patches of 8×8 pixels, one every three pixels, are followed by gradient
 * descent; then each pixel takes the mean of the patches over it, those that fit it best counting most. A patch starts
 * from the coarser level's flow or from a neighbour's, whichever fits better, which lets small things that move on their
 * own be found. It may also start from a guess.
 */
final class InverseSearch {
    private static final int STRIDE = 3;

    /** Gradient descent ends after so many steps in each pass over the patches. */
    private static final int STEPS = 12;

    /** Gradient descent ends when a step is shorter, in pixels. */
    private static final float SHORT = 0.01f;

    /** A guess is tried where what was found fits worse than this: by 12 of 255 a pixel. */
    private static final float BAD = 36 * Patch.SIZE * Patch.SIZE;

    /** It is taken if it fits so much better, in squared differences. */
    private static final float BETTER = 0.6f;

    /** The sum of patches' weights at which a pixel fits half. */
    private static final float HALF_FIT = 0.05f;

    private final GreyPicture from;
    private final GreyPicture to;
    private final FlatFlow start;
    private final Optional<FlatFlow> guess;
    private final float[] guessed = new float[2];
    private final Patch patch;
    private final int columns;
    private final int rows;
    private final float[] right;
    private final float[] down;
    private float bestRight;
    private float bestDown;
    private float bestError;

    private InverseSearch(GreyPicture from, GreyPicture to, FlatFlow start, Optional<FlatFlow> guess) {
        this.from = from;
        this.to = to;
        this.start = start;
        this.guess = guess;
        this.patch = new Patch(from, to);
        this.columns = 1 + (from.width() - Patch.SIZE + STRIDE - 1) / STRIDE;
        this.rows = 1 + (from.height() - Patch.SIZE + STRIDE - 1) / STRIDE;
        this.right = new float[columns * rows];
        this.down = new float[columns * rows];
    }

    /** The flow from one picture to another of the same size. */
    static FlatFlow flow(GreyPyramid from, GreyPyramid to) {
        return flow(from, to, Optional.empty());
    }

    /**
     * The flow from one picture to another of the same size.
     *
     * @param guess how some things may have moved, at the finest size
     */
    static FlatFlow flow(GreyPyramid from, GreyPyramid to, Optional<FlatFlow> guess) {
        FlatFlow flow = null;
        for (int level = from.levels().size() - 1; level >= 0; level--) {
            GreyPicture picture = from.levels().get(level);
            FlatFlow start = flow == null
                    ? FlatFlow.still(picture.width(), picture.height())
                    : flow.doubled(picture.width(), picture.height());
            InverseSearch search = new InverseSearch(picture, to.levels().get(level), start, guess);
            search.forth();
            search.back();
            flow = search.dense();
        }
        return flow;
    }

    /** From the upper left on, each patch also tries the flow of its left and its upper neighbour. */
    private void forth() {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int centre = (top(row) + Patch.SIZE / 2) * start.width() + left(column) + Patch.SIZE / 2;
                begin(row, column, start.right()[centre], start.down()[centre]);
                tryOut(row, column - 1);
                tryOut(row - 1, column);
                descend();
                if (guess.isPresent() && bestError > BAD) {
                    tryOut(guess.get(), row, column);
                }
                keep(row, column);
            }
        }
    }

    /** From the lower right on, each patch also tries the flow of its right and its lower neighbour. */
    private void back() {
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = columns - 1; column >= 0; column--) {
                int i = row * columns + column;
                begin(row, column, right[i], down[i]);
                tryOut(row, column + 1);
                tryOut(row + 1, column);
                descend();
                keep(row, column);
            }
        }
    }

    /** The left edge of a column's patches; the last lies at the picture's edge. */
    private int left(int column) {
        return Math.min(column * STRIDE, from.width() - Patch.SIZE);
    }

    /** The upper edge of a row's patches; the last lies at the picture's edge. */
    private int top(int row) {
        return Math.min(row * STRIDE, from.height() - Patch.SIZE);
    }

    private void begin(int row, int column, float u, float v) {
        patch.moveTo(left(column), top(row));
        patch.compare(u, v);
        bestRight = u;
        bestDown = v;
        bestError = patch.error();
    }

    private void tryOut(int row, int column) {
        if (row < 0 || column < 0 || row >= rows || column >= columns) {
            return;
        }
        int i = row * columns + column;
        if (Math.abs(right[i] - bestRight) + Math.abs(down[i] - bestDown) < SHORT) {
            return;
        }
        patch.compare(right[i], down[i]);
        if (patch.error() < bestError) {
            bestRight = right[i];
            bestDown = down[i];
            bestError = patch.error();
        }
    }

    private void tryOut(FlatFlow flow, int row, int column) {
        float scale = (float) flow.width() / from.width();
        flow.at(scale * (left(column) + Patch.SIZE / 2f), scale * (top(row) + Patch.SIZE / 2f), guessed);
        float right = bestRight;
        float down = bestDown;
        float error = bestError;
        begin(row, column, guessed[0] / scale, guessed[1] / scale);
        descend();
        if (bestError >= BETTER * error) {
            bestRight = right;
            bestDown = down;
            bestError = error;
        }
    }

    private void keep(int row, int column) {
        right[row * columns + column] = bestRight;
        down[row * columns + column] = bestDown;
    }

    private void descend() {
        float u = bestRight;
        float v = bestDown;
        patch.compare(u, v);
        for (int step = 0; step < STEPS; step++) {
            float du = patch.stepRight();
            float dv = patch.stepDown();
            u += du;
            v += dv;
            if (outside(u - bestRight, v - bestDown)) {
                break;
            }
            patch.compare(u, v);
            if (patch.error() >= bestError) {
                break;
            }
            bestRight = u;
            bestDown = v;
            bestError = patch.error();
            if (Math.abs(du) + Math.abs(dv) < SHORT) {
                break;
            }
        }
    }

    /** Whether a step leads so far away that the slopes say nothing any more. */
    private static boolean outside(float u, float v) {
        return !(u * u + v * v <= Patch.SIZE * Patch.SIZE);
    }

    /** The flow of each pixel: the mean of the patches over it, each weighted by how well it fits the pixel. */
    private FlatFlow dense() {
        FlatFlow flow = FlatFlow.still(from.width(), from.height());
        float[] weights = new float[from.width() * from.height()];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                add(left(column), top(row), row * columns + column, flow, weights);
            }
        }
        for (int i = 0; i < weights.length; i++) {
            flow.right()[i] /= weights[i];
            flow.down()[i] /= weights[i];
            flow.fit()[i] = weights[i] / (weights[i] + HALF_FIT);
        }
        return flow;
    }

    private void add(int x, int y, int i, FlatFlow flow, float[] weights) {
        float px = Math.min(to.width() + 1f, Math.max(-Patch.SIZE - 1f, x + right[i]));
        float py = Math.min(to.height() + 1f, Math.max(-Patch.SIZE - 1f, y + down[i]));
        int left = (int) Math.floor(px);
        int top = (int) Math.floor(py);
        float fu = px - left;
        float fv = py - top;
        float[] seen = to.samples();
        int stride = to.stride();
        for (int row = 0; row < Patch.SIZE; row++) {
            int own = from.index(x, y + row);
            int j = to.index(left, top + row);
            int pixel = (y + row) * from.width() + x;
            for (int k = 0; k < Patch.SIZE; k++) {
                float upper = seen[j + k] + fu * (seen[j + k + 1] - seen[j + k]);
                float lower = seen[j + k + stride] + fu * (seen[j + k + 1 + stride] - seen[j + k + stride]);
                float difference = Math.abs(upper + fv * (lower - upper) - from.samples()[own + k]);
                float weight = 1 / Math.max(1, difference * difference * difference);
                flow.right()[pixel + k] += weight * right[i];
                flow.down()[pixel + k] += weight * down[i];
                weights[pixel + k] += weight;
            }
        }
    }
}
