package io.github.dreamsphere.core.image.webp;

/** Adds what is predicted from the pixels to the left and above, in one of 14 ways for each block. */
final class PredictorTransform implements Vp8lTransform {
    private static final int BLACK = 0xff000000;

    private final Blocks modes;
    private final int width;
    /** The row above and, behind it, the first pixel of the current row, which is to the upper right of the last one. */
    private final int[] above;

    PredictorTransform(Blocks modes, int width) {
        this.modes = modes;
        this.width = width;
        above = new int[width + 1];
    }

    @Override
    public int transformedWidth() {
        return width;
    }

    @Override
    public void invert(int y, int[] argb) {
        argb[0] = Argb.add(argb[0], y == 0 ? BLACK : above[0]);
        above[width] = argb[0];
        int left = argb[0];
        for (int x = 1; x < width; x++) {
            int predicted = y == 0 ? left : predict(modes.at(x, y) >> 8 & 0xf, left, x);
            left = Argb.add(argb[x], predicted);
            argb[x] = left;
        }
        System.arraycopy(argb, 0, above, 0, width);
    }

    private int predict(int mode, int left, int x) {
        int top = above[x];
        int topLeft = above[x - 1];
        int topRight = above[x + 1];
        return switch (mode) {
            case 1 -> left;
            case 2 -> top;
            case 3 -> topRight;
            case 4 -> topLeft;
            case 5 -> Argb.mean(Argb.mean(left, topRight), top);
            case 6 -> Argb.mean(left, topLeft);
            case 7 -> Argb.mean(left, top);
            case 8 -> Argb.mean(topLeft, top);
            case 9 -> Argb.mean(top, topRight);
            case 10 -> Argb.mean(Argb.mean(left, topLeft), Argb.mean(top, topRight));
            case 11 -> Argb.distance(top, topLeft) < Argb.distance(left, topLeft) ? left : top;
            case 12 -> Argb.addDifference(left, top, topLeft);
            case 13 -> Argb.addHalfDifference(Argb.mean(left, top), topLeft);
            default -> BLACK;
        };
    }
}
