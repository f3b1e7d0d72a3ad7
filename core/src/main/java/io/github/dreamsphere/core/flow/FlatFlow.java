package io.github.dreamsphere.core.flow;

/**
 * Where each pixel of a flat picture lies in another, relative to its own place, in pixels.
 *
 * @param right row by row
 * @param down row by row
 * @param fit how well what lies there looks like the pixel, row by row, 0..1
 */
record FlatFlow(int width, int height, float[] right, float[] down, float[] fit) {
    static FlatFlow still(int width, int height) {
        return new FlatFlow(
                width, height, new float[width * height], new float[width * height], new float[width * height]);
    }

    /** This flow for pictures of twice the size. */
    FlatFlow doubled(int toWidth, int toHeight) {
        FlatFlow larger = still(toWidth, toHeight);
        float[] place = new float[2];
        for (int y = 0; y < toHeight; y++) {
            for (int x = 0; x < toWidth; x++) {
                at((x + 0.5) / 2, (y + 0.5) / 2, place);
                larger.right[y * toWidth + x] = 2 * place[0];
                larger.down[y * toWidth + x] = 2 * place[1];
            }
        }
        return larger;
    }

    /** The flow at (x, y), pixel centres at half integers, linear between pixels; into two elements of {@code out}. */
    void at(double x, double y, float[] out) {
        float u = (float) Math.min(width - 1.0, Math.max(0, x - 0.5));
        float v = (float) Math.min(height - 1.0, Math.max(0, y - 0.5));
        int column = Math.min(width - 2, (int) u);
        int row = Math.min(height - 2, (int) v);
        float fu = u - column;
        float fv = v - row;
        int i = row * width + column;
        out[0] = between(right, i, fu, fv);
        out[1] = between(down, i, fu, fv);
    }

    private float between(float[] of, int i, float fu, float fv) {
        float upper = of[i] + fu * (of[i + 1] - of[i]);
        float lower = of[i + width] + fu * (of[i + width + 1] - of[i + width]);
        return upper + fv * (lower - upper);
    }
}
