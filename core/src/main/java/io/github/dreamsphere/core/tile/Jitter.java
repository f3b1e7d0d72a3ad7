package io.github.dreamsphere.core.tile;

/**
 * How tiles move from step to step, so that no place stays at a tile's edge.
 *
 * @param kind how they move
 * @param pixels how far at most, where they do not go round; ≥ 0, 0: they never move
 */
public record Jitter(Kind kind, int pixels) {
    /** The ways to move. */
    public enum Kind {
        /**
         * As far as the surface lets them: views turn by any rotation (upright ones stay upright), rectangles begin at
         * any column and move up and down by the pixels.
         */
        FREE,
        /** Google's: by no more than the pixels, in any direction, so that tiles keep seeing much the same. */
        SHIFT,
        /** Not at all. */
        NONE
    }

    /** Tiles that never move. */
    public static final Jitter STILL = new Jitter(Kind.NONE, 0);

    /** Refuses less than nothing. */
    public Jitter {
        if (pixels < 0) {
            throw new IllegalArgumentException("jitter must be >= 0, was " + pixels);
        }
    }

    /** Tiles that move as far as the surface lets them, by {@code pixels} where they do not go round. */
    public static Jitter free(int pixels) {
        return new Jitter(Kind.FREE, pixels);
    }

    /** Whether tiles move at all. */
    boolean moves() {
        return kind != Kind.NONE && pixels > 0;
    }

    /** How far tiles move across an open edge. */
    int travel() {
        return moves() ? pixels : 0;
    }
}
