package io.github.dreamsphere.core.image;

/** The eight ways in which a camera stores pictures (EXIF's Orientation, 1..8). */
enum Orientation {
    /** As stored. */
    UPRIGHT(false, false, false),
    /** Columns from right to left. */
    MIRRORED(false, true, false),
    /** Turned by 180°. */
    UPSIDE_DOWN(false, true, true),
    /** Rows from bottom to top. */
    FLIPPED(false, false, true),
    /** Rows and columns exchanged. */
    TRANSPOSED(true, false, false),
    /** To be turned by 90° clockwise. */
    LEFT_SIDE_UP(true, false, true),
    /** Exchanged along the other diagonal. */
    TRANSVERSED(true, true, true),
    /** To be turned by 90° anticlockwise. */
    RIGHT_SIDE_UP(true, true, false);

    private final boolean exchanged;
    private final boolean fromRight;
    private final boolean fromBottom;

    Orientation(boolean exchanged, boolean fromRight, boolean fromBottom) {
        this.exchanged = exchanged;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    static Orientation of(int exif) {
        return values()[exif - 1];
    }

    int width(int storedWidth, int storedHeight) {
        return exchanged ? storedHeight : storedWidth;
    }

    int height(int storedWidth, int storedHeight) {
        return exchanged ? storedWidth : storedHeight;
    }

    /** The stored image turned upright; the image itself if it is upright. */
    Image apply(Image stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = width(stored.width(), stored.height());
        int height = height(stored.width(), stored.height());
        Image upright = new Image(width, height)
                .withAlpha(stored.alpha().map(plane -> new float[plane.length]).orElse(null));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copyPixel(stored, upright, x, y);
            }
        }
        return upright;
    }

    private void copyPixel(Image stored, Image upright, int x, int y) {
        int column = exchanged ? y : x;
        int row = exchanged ? x : y;
        int storedX = fromRight ? stored.width() - 1 - column : column;
        int storedY = fromBottom ? stored.height() - 1 - row : row;
        int from = stored.index(storedX, storedY);
        int to = upright.index(x, y);
        System.arraycopy(stored.rgb(), from, upright.rgb(), to, Image.CHANNELS);
        if (upright.alpha().isPresent()) {
            upright.alpha().get()[to / Image.CHANNELS] = stored.alpha().orElseThrow()[from / Image.CHANNELS];
        }
    }
}
