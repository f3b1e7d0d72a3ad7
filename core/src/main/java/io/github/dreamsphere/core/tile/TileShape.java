package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * How a surface is cut into tiles. The shapes differ on a sphere only; a flat picture is always cut into rectangles.
 */
public enum TileShape {
    /** Rectangles of the equirectangular image: the classic look, stretched towards the poles. */
    EQUIRECT {
        @Override
        public Tiles over(Surface surface, int tile, Jitter jitter, double turn) {
            return new TileGrid(surface, tile, jitter, turn);
        }
    },
    /**
     * Flat views from inside the sphere, rotated at random in each step: nothing is stretched, and nothing stays
     * upright.
     */
    TANGENT {
        @Override
        public Tiles over(Surface surface, int tile, Jitter jitter, double turn) {
            return surface instanceof Equirectangular sphere
                    ? views(sphere, tile, jitter, Rotation::random, turn)
                    : EQUIRECT.over(surface, tile, jitter, turn);
        }
    },
    /** Flat views that stay nearly level: nothing is stretched, and what the net knows upright appears upright. */
    UPRIGHT {
        @Override
        public Tiles over(Surface surface, int tile, Jitter jitter, double turn) {
            return surface instanceof Equirectangular sphere
                    ? views(sphere, tile, jitter, random -> Rotation.randomUpright(random, TURN, TILT), turn)
                    : EQUIRECT.over(surface, tile, jitter, turn);
        }
    };

    /**
     * The largest turn of upright views to either side: from the middle of a view to its neighbour's edge. Turns by any
     * angle would draw rings around the poles.
     */
    private static final double TURN = Math.toRadians(45);

    /** The largest tilt of upright views: the whole set still moves by many features from step to step. */
    private static final double TILT = Math.toRadians(25);

    /**
     * Tiles over {@code surface} at their initial place.
     *
     * @param tile the target size in pixels
     * @param jitter how they move
     * @param turn radians to the right by which every place is turned, for a sphere that was itself turned
     */
    public abstract Tiles over(Surface surface, int tile, Jitter jitter, double turn);

    /** Whether the tiles are flat views of {@code surface} from inside, equally fine in every direction. */
    public boolean cutsViews(Surface surface) {
        return this != EQUIRECT && surface instanceof Equirectangular;
    }

    /** Views rotated as {@code free} draws them; with {@link Jitter.Kind#SHIFT}, by a small rotation instead. */
    private static Tiles views(
            Equirectangular sphere, int tile, Jitter jitter, Function<RandomGenerator, Rotation> free, double turn) {
        // A turn and a tilt about perpendicular axes, together by at most the pixels.
        double angle = Math.min(TILT, jitter.pixels() / sphere.pixelsPerRadian()) / Math.sqrt(2);
        Function<RandomGenerator, Rotation> rotations =
                jitter.kind() == Jitter.Kind.SHIFT ? random -> Rotation.randomUpright(random, angle, angle) : free;
        return new TangentViews(sphere, tile, jitter.travel(), rotations, turn);
    }
}
