package io.github.dreamsphere.core.image.webp;

import java.util.Arrays;

/**
 * Predicts blocks of pixels from those above and to the left (RFC 6386, section 12). A block begins at an index of an
 * array of rows of {@link #STRIDE}; its neighbours are around it.
 */
final class Vp8Prediction {
    static final int STRIDE = 32;

    private static final int UNKNOWN = 128;

    private Vp8Prediction() {}

    /**
     * Predicts a square of luma or chroma.
     *
     * @param size 16 or 8
     * @param mode one of the first four of {@link Vp8Modes}
     * @param hasAbove whether there are pixels of the picture above it
     * @param hasLeft whether there are pixels of the picture to its left
     */
    static void square(int[] pixels, int at, int size, int mode, boolean hasAbove, boolean hasLeft) {
        switch (mode) {
            case Vp8Modes.DC -> fill(pixels, at, size, mean(pixels, at, size, hasAbove, hasLeft));
            case Vp8Modes.TRUE_MOTION -> trueMotion(pixels, at, size);
            case Vp8Modes.VERTICAL -> {
                for (int y = 0; y < size; y++) {
                    System.arraycopy(pixels, at - STRIDE, pixels, at + y * STRIDE, size);
                }
            }
            default -> {
                for (int row = at; row < at + size * STRIDE; row += STRIDE) {
                    Arrays.fill(pixels, row, row + size, pixels[row - 1]);
                }
            }
        }
    }

    private static int mean(int[] pixels, int at, int size, boolean hasAbove, boolean hasLeft) {
        int sum = 0;
        for (int i = 0; i < size; i++) {
            sum += hasAbove ? pixels[at - STRIDE + i] : 0;
            sum += hasLeft ? pixels[at - 1 + i * STRIDE] : 0;
        }
        if (!hasAbove && !hasLeft) {
            return UNKNOWN;
        }
        int count = hasAbove && hasLeft ? 2 * size : size;
        return (sum + count / 2) / count;
    }

    private static void fill(int[] pixels, int at, int size, int value) {
        for (int row = at; row < at + size * STRIDE; row += STRIDE) {
            Arrays.fill(pixels, row, row + size, value);
        }
    }

    private static void trueMotion(int[] pixels, int at, int size) {
        int above = at - STRIDE;
        int corner = pixels[above - 1];
        for (int row = at; row < at + size * STRIDE; row += STRIDE) {
            int difference = pixels[row - 1] - corner;
            for (int x = 0; x < size; x++) {
                pixels[row + x] = Vp8Transform.clamp(pixels[above + x] + difference);
            }
        }
    }

    /** Predicts a subblock of 4x4 pixels of luma. */
    static void subblock(int[] pixels, int at, int mode) {
        switch (mode) {
            case Vp8Modes.DC -> fill(pixels, at, 4, mean(pixels, at, 4, true, true));
            case Vp8Modes.TRUE_MOTION -> trueMotion(pixels, at, 4);
            case Vp8Modes.VERTICAL -> {
                for (int x = 0; x < 4; x++) {
                    column(pixels, at + x, smooth(pixels, at - STRIDE + x, 1));
                }
            }
            case Vp8Modes.HORIZONTAL -> horizontal(pixels, at);
            default -> diagonal(pixels, at, mode);
        }
    }

    private static void column(int[] pixels, int at, int value) {
        for (int y = 0; y < 4; y++) {
            pixels[at + y * STRIDE] = value;
        }
    }

    private static void horizontal(int[] pixels, int at) {
        int corner = pixels[at - STRIDE - 1];
        int[] left = new int[5];
        for (int y = 0; y < 4; y++) {
            left[y] = pixels[at - 1 + y * STRIDE];
        }
        left[4] = left[3];
        for (int y = 0; y < 4; y++) {
            int value = mean3(y == 0 ? corner : left[y - 1], left[y], left[y + 1]);
            Arrays.fill(pixels, at + y * STRIDE, at + y * STRIDE + 4, value);
        }
    }

    /** The pixel at {@code at}, smoothed with its neighbours at a distance of {@code step}. */
    private static int smooth(int[] pixels, int at, int step) {
        return mean3(pixels[at - step], pixels[at], pixels[at + step]);
    }

    private static int mean3(int a, int b, int c) {
        return a + 2 * b + c + 2 >> 2;
    }

    private static int mean2(int a, int b) {
        return a + b + 1 >> 1;
    }

    /** The modes whose edge is the left column upwards, the corner, and the row above: e[0..3], e[4], e[5..12]. */
    private static void diagonal(int[] pixels, int at, int mode) {
        int[] e = new int[13];
        for (int i = 0; i < 4; i++) {
            e[i] = pixels[at - 1 + (3 - i) * STRIDE];
        }
        System.arraycopy(pixels, at - STRIDE - 1, e, 4, 9);
        for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
                pixels[at + y * STRIDE + x] = switch (mode) {
                    case Vp8Modes.RIGHT_DOWN -> smooth(e, 4 + x - y, 1);
                    case Vp8Modes.LEFT_DOWN -> leftDown(e, x + y);
                    case Vp8Modes.VERTICAL_RIGHT -> verticalRight(e, x, y);
                    case Vp8Modes.VERTICAL_LEFT -> verticalLeft(e, x, y);
                    case Vp8Modes.HORIZONTAL_DOWN -> horizontalDown(e, x, y);
                    default -> horizontalUp(e, x + 2 * y);
                };
            }
        }
    }

    private static int leftDown(int[] e, int distance) {
        return distance == 6 ? mean3(e[11], e[12], e[12]) : smooth(e, 6 + distance, 1);
    }

    private static int verticalRight(int[] e, int x, int y) {
        int across = 2 * x - y;
        if (across < 0) {
            return smooth(e, across == -1 ? 4 : 5 - y, 1);
        }
        int i = 4 + across / 2;
        return across % 2 == 0 ? mean2(e[i], e[i + 1]) : smooth(e, i + 1, 1);
    }

    private static int verticalLeft(int[] e, int x, int y) {
        if (x == 3 && y >= 2) {
            return smooth(e, y == 2 ? 10 : 11, 1);
        }
        int i = 5 + x + y / 2;
        return y % 2 == 0 ? mean2(e[i], e[i + 1]) : smooth(e, i + 1, 1);
    }

    private static int horizontalDown(int[] e, int x, int y) {
        int down = 2 * y - x;
        if (down < 0) {
            return smooth(e, down == -1 ? 4 : 3 + x, 1);
        }
        int i = 3 - down / 2;
        return down % 2 == 0 ? mean2(e[i], e[i + 1]) : smooth(e, i, 1);
    }

    private static int horizontalUp(int[] e, int distance) {
        if (distance >= 5) {
            return distance == 5 ? mean3(e[1], e[0], e[0]) : e[0];
        }
        int i = 3 - distance / 2;
        return distance % 2 == 0 ? mean2(e[i], e[i - 1]) : mean3(e[i], e[i - 1], e[i - 2]);
    }
}
