package io.github.dreamsphere.core.flow;

/**
 * How far the patches of a picture, one every {@link #STRIDE} pixels, have moved in another picture. A patch's displacement
 * holds for where most of its structure is; elsewhere in it, displacements change as those of the coarser level do.
 */
final class PatchFlow {
    static final int STRIDE = 3;

    /** A pixel lies in at most so many patches: three along each axis, and one more where the last lies at the edge. */
    private static final int MOST_PATCHES = 16;

    /** Displacements of a pixel's patches agree if they differ by less than this, in pixels. */
    private static final double AGREEING = 1;

    /** A patch counts half if its pixels differ by this from what they are followed to, in mean squared levels of 255. */
    private static final float MISFIT = 8;

    /** The sum of patches' weights at which a pixel fits half. */
    private static final float HALF_FIT = 0.05f;

    /** How far from a patch's middle the coarser level's displacements are compared, in pixels. */
    private static final int REACH = 8;

    /** Displacements that change by more than this a pixel belong to different things. */
    private static final float STEEPEST = 0.15f;

    private final GreyPicture from;
    private final GreyPicture to;
    private final FlatFlow start;
    private final int columns;
    private final int rows;
    private final float[] right;
    private final float[] down;
    private final float[] trust;
    private final float[] centreX;
    private final float[] centreY;
    private final Votes votes = new Votes(MOST_PATCHES, AGREEING);

    /** @param start the coarser level's flow, at the size of the pictures */
    PatchFlow(GreyPicture from, GreyPicture to, FlatFlow start) {
        this.from = from;
        this.to = to;
        this.start = start;
        this.columns = 1 + (from.width() - Patch.SIZE + STRIDE - 1) / STRIDE;
        this.rows = 1 + (from.height() - Patch.SIZE + STRIDE - 1) / STRIDE;
        this.right = new float[columns * rows];
        this.down = new float[columns * rows];
        this.trust = new float[columns * rows];
        this.centreX = new float[columns * rows];
        this.centreY = new float[columns * rows];
    }

    int columns() {
        return columns;
    }

    int rows() {
        return rows;
    }

    /** The left edge of a column's patches; the last lies at the picture's edge. */
    int left(int column) {
        return Math.min(column * STRIDE, from.width() - Patch.SIZE);
    }

    /** The upper edge of a row's patches; the last lies at the picture's edge. */
    int top(int row) {
        return Math.min(row * STRIDE, from.height() - Patch.SIZE);
    }

    float right(int row, int column) {
        return right[row * columns + column];
    }

    float down(int row, int column) {
        return down[row * columns + column];
    }

    /**
     * Sets a patch's displacement.
     *
     * @param error the sum of squared differences there
     * @param patch at the patch's place
     */
    void set(int row, int column, float toRight, float toDown, float error, Patch patch) {
        int i = row * columns + column;
        right[i] = toRight;
        down[i] = toDown;
        trust[i] = MISFIT / (MISFIT + error / (Patch.SIZE * Patch.SIZE));
        centreX[i] = left(column) + patch.centreX();
        centreY[i] = top(row) + patch.centreY();
    }

    /** The flow of each pixel: the mean of the patches over it that agree, those that fit it best counting most. */
    FlatFlow dense() {
        FlatFlow flow = FlatFlow.still(from.width(), from.height());
        Slopes[] slopes = slopes();
        int[] firstColumns = firstOver(from.width(), columns);
        int[] firstRows = firstOver(from.height(), rows);
        for (int y = 0; y < from.height(); y++) {
            for (int x = 0; x < from.width(); x++) {
                votes.clear();
                for (int row = firstRows[y]; row < rows && top(row) <= y; row++) {
                    for (int column = firstColumns[x]; column < columns && left(column) <= x; column++) {
                        vote(x, y, row * columns + column, slopes[row * columns + column]);
                    }
                }
                votes.decide();
                int pixel = y * from.width() + x;
                flow.right()[pixel] = votes.mean(0);
                flow.down()[pixel] = votes.mean(1);
                flow.fit()[pixel] = votes.weight() / (votes.weight() + HALF_FIT);
            }
        }
        return flow;
    }

    /** For each pixel along an edge, the first patch over it. */
    private static int[] firstOver(int length, int patches) {
        int[] first = new int[length];
        int patch = 0;
        for (int at = 0; at < length; at++) {
            while (patch + 1 < patches && Math.min(patch * STRIDE, length - Patch.SIZE) + Patch.SIZE <= at) {
                patch++;
            }
            first[at] = patch;
        }
        return first;
    }

    /** By how much displacements change from pixel to pixel. */
    private record Slopes(float rightAlongX, float rightAlongY, float downAlongX, float downAlongY) {}

    private Slopes[] slopes() {
        Slopes[] slopes = new Slopes[columns * rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int x = left(column) + Patch.SIZE / 2;
                int y = top(row) + Patch.SIZE / 2;
                slopes[row * columns + column] = new Slopes(
                        alongX(start.right(), x, y),
                        alongY(start.right(), x, y),
                        alongX(start.down(), x, y),
                        alongY(start.down(), x, y));
            }
        }
        return slopes;
    }

    private float alongX(float[] displacements, int x, int y) {
        int first = Math.max(0, x - REACH);
        int last = Math.min(start.width() - 1, x + REACH);
        int row = y * start.width();
        return unlessSteep((displacements[row + last] - displacements[row + first]) / (last - first));
    }

    private float alongY(float[] displacements, int x, int y) {
        int first = Math.max(0, y - REACH);
        int last = Math.min(start.height() - 1, y + REACH);
        int width = start.width();
        return unlessSteep((displacements[last * width + x] - displacements[first * width + x]) / (last - first));
    }

    private static float unlessSteep(float slope) {
        return Math.abs(slope) > STEEPEST ? 0 : slope;
    }

    private void vote(int x, int y, int i, Slopes slopes) {
        float aside = x - centreX[i];
        float below = y - centreY[i];
        float u = right[i] + slopes.rightAlongX * aside + slopes.rightAlongY * below;
        float v = down[i] + slopes.downAlongX * aside + slopes.downAlongY * below;
        float difference = Math.abs(seen(x + u, y + v) - from.samples()[from.index(x, y)]);
        votes.add(u, v, 0, trust[i] / Math.max(1, difference * difference * difference));
    }

    /** The other picture at (x, y); whole numbers are samples. */
    private float seen(float x, float y) {
        float px = Math.min(to.width() + GreyPicture.MARGIN - 2f, Math.max(1f - GreyPicture.MARGIN, x));
        float py = Math.min(to.height() + GreyPicture.MARGIN - 2f, Math.max(1f - GreyPicture.MARGIN, y));
        int left = (int) Math.floor(px);
        int top = (int) Math.floor(py);
        float fu = px - left;
        float fv = py - top;
        float[] samples = to.samples();
        int i = to.index(left, top);
        int j = i + to.stride();
        float upper = samples[i] + fu * (samples[i + 1] - samples[i]);
        float lower = samples[j] + fu * (samples[j + 1] - samples[j]);
        return upper + fv * (lower - upper);
    }
}
