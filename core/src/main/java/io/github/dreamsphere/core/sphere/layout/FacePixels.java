package io.github.dreamsphere.core.sphere.layout;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.SphereSampler;

/**
 * A rectangle of a picture, interpolated by Catmull–Rom splines. Beyond its edges, the pixels of the edges are repeated, so
 * that no neighbouring face shows through.
 */
final class FacePixels {
    private static final int TAPS = 4;

    private final Image image;
    private final int left;
    private final int top;
    private final int width;
    private final int height;

    FacePixels(Image image, int left, int top, int width, int height) {
        this.image = image;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
    }

    /** Adds {@code weight} times the colour at (x, y), 0 to 1 from the upper left corner. */
    void add(double x, double y, double weight, float[] rgb, int at) {
        double column = x * width - 0.5;
        double row = y * height - 0.5;
        int firstColumn = (int) Math.floor(column) - 1;
        int firstRow = (int) Math.floor(row) - 1;
        float right = (float) (column - Math.floor(column));
        float down = (float) (row - Math.floor(row));
        for (int j = 0; j < TAPS; j++) {
            int imageRow = top + clamped(firstRow + j, height);
            for (int i = 0; i < TAPS; i++) {
                double share = weight * SphereSampler.catmullRom(j, down) * SphereSampler.catmullRom(i, right);
                int imageColumn = left + clamped(firstColumn + i, width);
                for (int c = 0; c < Image.CHANNELS; c++) {
                    rgb[at + c] += (float) (share * image.get(imageColumn, imageRow, c));
                }
            }
        }
    }

    private static int clamped(int index, int size) {
        return Math.min(size - 1, Math.max(0, index));
    }
}
