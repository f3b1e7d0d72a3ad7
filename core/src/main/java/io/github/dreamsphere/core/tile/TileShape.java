package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The ways to cut a surface. They differ on a sphere; a flat picture is its own tangent view, and is cut into
 * rectangles whichever is chosen.
 */
public enum TileShape {
    /** Rectangles of the equirectangular image: the classic look, stretched towards the poles. */
    EQUIRECT {
        @Override
        public Tiles over(Surface surface, int tile, Jitter jitter, double turn) {
            return new TileGrid(surface, tile, jitter, turn);
        }
    },
    /** Flat views out of the sphere in every direction, turned any way at each step: nothing is stretched, or upright. */
    TANGENT {
        @Override
        public Tiles over(Surface surface, int tile, Jitter jitter, double turn) {
            return surface instanceof Equirectangular sphere
                    ? views(sphere, tile, jitter, Rotation::random, turn)
                    : EQUIRECT.over(surface, tile, jitter, turn);
        }
    },
    /** Flat views that stay nearly level: nothing is stretched, and what the net has seen standing stands. */
    UPRIGHT {
        @Override
        public Tiles over(Surface surface, int tile, Jitter jitter, double turn) {
            return surface instanceof Equirectangular sphere
                    ? views(sphere, tile, jitter, random -> Rotation.randomUpright(random, TURN, TILT), turn)
                    : EQUIRECT.over(surface, tile, jitter, turn);
        }
    };

    /**
     * How far upright views turn at most to either side: from the middle of a view to its neighbour's edge. Turning all
     * the way round would draw rings about the poles.
     */
    private static final double TURN = Math.toRadians(45);

    /** How far upright views lean at most: the whole set still moves by many features from step to step. */
    private static final double TILT = Math.toRadians(25);

    /**
     * Tiles over {@code surface}, at their unmoved place.
     *
     * @param tile the size aimed at, in pixels
     * @param jitter how they move
     * @param turn radians to the right by which every place is turned, for a sphere that was itself turned
     */
    public abstract Tiles over(Surface surface, int tile, Jitter jitter, double turn);

    /** Whether the tiles show {@code surface} as it looks from inside, alike in every direction. */
    public boolean cutsViews(Surface surface) {
        return this != EQUIRECT && surface instanceof Equirectangular;
    }

    /** Views that turn as {@code free} draws them, or, if they are only to shift, hardly. */
    private static Tiles views(
            Equirectangular sphere, int tile, Jitter jitter, Function<RandomGenerator, Rotation> free, double turn) {
        // A turn and a lean about axes at right angles, together by no more than the pixels.
        double angle = Math.min(TILT, jitter.pixels() / sphere.pixelsPerRadian()) / Math.sqrt(2);
        Function<RandomGenerator, Rotation> rotations =
                jitter.kind() == Jitter.Kind.SHIFT ? random -> Rotation.randomUpright(random, angle, angle) : free;
        return new TangentViews(sphere, tile, jitter.travel(), rotations, turn);
    }
}
