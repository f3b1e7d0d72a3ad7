package io.github.dreamsphere.core.flow;

import java.util.Optional;

/**
 * Dense inverse search (Kroeger, Timofte, Dai and Van Gool, "Fast Optical Flow using Dense Inverse Search", ECCV 2016)
 * of flat pictures: from the coarsest level on, patches of 8×8 pixels, one every three pixels, are followed by gradient
 * descent; then each pixel takes the mean of those patches over it that agree (see {@link PatchFlow}). A patch starts
 * from the coarser level's flow or from a neighbour's, whichever fits better, which lets small things that move on their
 * own be found. It may also start from a guess.
 */
final class InverseSearch {
    /** Gradient descent ends after so many steps in each pass over the patches. */
    private static final int STEPS = 12;

    /** Gradient descent ends when a step is shorter, in pixels. */
    private static final float SHORT = 0.01f;

    /** A guess is tried where what was found fits worse than this: by 12 of 255 a pixel. */
    private static final float BAD = 36 * Patch.SIZE * Patch.SIZE;

    /** It is taken if it fits so much better, in squared differences. */
    private static final float BETTER = 0.6f;

    private final FlatFlow start;
    private final Optional<FlatFlow> guess;
    private final float[] guessed = new float[2];
    private final Patch patch;
    private final PatchFlow patches;
    private float bestRight;
    private float bestDown;
    private float bestError;

    private InverseSearch(GreyPicture from, GreyPicture to, FlatFlow start, Optional<FlatFlow> guess) {
        this.start = start;
        this.guess = guess;
        this.patch = new Patch(from, to);
        this.patches = new PatchFlow(from, to, start);
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
            flow = search.patches.dense();
        }
        return flow;
    }

    /** From the upper left on, each patch also tries the flow of its left and its upper neighbour. */
    private void forth() {
        for (int row = 0; row < patches.rows(); row++) {
            for (int column = 0; column < patches.columns(); column++) {
                int across = patches.left(column) + Patch.SIZE / 2;
                int centre = (patches.top(row) + Patch.SIZE / 2) * start.width() + across;
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
        for (int row = patches.rows() - 1; row >= 0; row--) {
            for (int column = patches.columns() - 1; column >= 0; column--) {
                begin(row, column, patches.right(row, column), patches.down(row, column));
                tryOut(row, column + 1);
                tryOut(row + 1, column);
                descend();
                patch.findCentre();
                keep(row, column);
            }
        }
    }

    private void begin(int row, int column, float u, float v) {
        patch.moveTo(patches.left(column), patches.top(row));
        patch.compare(u, v);
        bestRight = u;
        bestDown = v;
        bestError = patch.error();
    }

    private void tryOut(int row, int column) {
        if (row < 0 || column < 0 || row >= patches.rows() || column >= patches.columns()) {
            return;
        }
        float right = patches.right(row, column);
        float down = patches.down(row, column);
        if (Math.abs(right - bestRight) + Math.abs(down - bestDown) < SHORT) {
            return;
        }
        patch.compare(right, down);
        if (patch.error() < bestError) {
            bestRight = right;
            bestDown = down;
            bestError = patch.error();
        }
    }

    private void tryOut(FlatFlow flow, int row, int column) {
        float scale = (float) flow.width() / start.width();
        float x = scale * (patches.left(column) + Patch.SIZE / 2f);
        flow.at(x, scale * (patches.top(row) + Patch.SIZE / 2f), guessed);
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
        patches.set(row, column, bestRight, bestDown, bestError, patch);
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
}
