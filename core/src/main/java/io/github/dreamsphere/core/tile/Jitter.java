package io.github.dreamsphere.core.tile;

/**
 * How tiles move from step to step, so that no place stays at a tile's edge.
 *
 * @param kind the way they move
 * @param pixels the largest distance where tiles do not wrap; ≥ 0; 0: tiles never move
 */
public record Jitter(Kind kind, int pixels) {
    /** The ways to move. */
    public enum Kind {
        /**
         * As far as the surface allows: views look anywhere (upright ones stay upright); rectangles begin at any
         * column, and move up and down by at most the pixels.
         */
        FREE,
        /**
         * As Google's notebook: by at most the pixels in any direction, so that tiles see nearly the same in every
         * step.
         */
        SHIFT,
        /** Not at all. */
        NONE
    }

    /** Tiles that never move. */
    public static final Jitter STILL = new Jitter(Kind.NONE, 0);

    /** Rejects a negative distance. */
    public Jitter {
        if (pixels < 0) {
            throw new IllegalArgumentException("jitter must be >= 0, was " + pixels);
        }
    }

    /** Tiles that move as far as the surface allows, and by at most {@code pixels} where they do not wrap. */
    public static Jitter free(int pixels) {
        return new Jitter(Kind.FREE, pixels);
    }

    /** Whether tiles move at all. */
    boolean moves() {
        return kind != Kind.NONE && pixels > 0;
    }

    /** The largest distance that tiles move across an edge that does not wrap. */
    int travel() {
        return moves() ? pixels : 0;
    }
}
