package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * How a surface is cut into tiles. The shapes differ on a sphere only; a flat picture is always cut into rectangles.
 */
public enum TileShape {
    /** Rectangles of the equirectangular image: the classic look, stretched towards the poles. */
    EQUIRECT {
        @Override
        Optional<ViewArrangement> arrangement(Equirectangular sphere, Jitter jitter) {
            return Optional.empty();
        }
    },
    /**
     * Flat views from inside the sphere, rotated at random in each step: nothing is stretched, and nothing stays
     * upright.
     */
    TANGENT {
        @Override
        Optional<ViewArrangement> arrangement(Equirectangular sphere, Jitter jitter) {
            return Optional.of(new FreeViews(isShifted(jitter) ? shift(sphere, jitter) : Rotation::random));
        }
    },
    /**
     * Flat views that look in new directions in each step, but stay upright: nothing is stretched, and what the net knows
     * upright appears upright. What is far up or down stands for one who looks there from the heading.
     */
    UPRIGHT {
        @Override
        Optional<ViewArrangement> arrangement(Equirectangular sphere, Jitter jitter) {
            return Optional.of(
                    isShifted(jitter)
                            ? new UprightViews(shift(sphere, jitter), random -> Uprightness.USUAL)
                            : new UprightViews(Rotation::random, Uprightness::drawn));
        }
    };

    /** The largest angle by which views move that are shifted. */
    private static final double FARTHEST_SHIFT = Math.toRadians(25);

    /**
     * Tiles over {@code surface} at their initial place.
     *
     * @param tile the target size in pixels
     * @param jitter how they move
     * @param heading radians to the right by which every place is turned: a sphere that is turned by as much gets its
     *     tiles at the same places of what it shows
     */
    public Tiles over(Surface surface, int tile, Jitter jitter, double heading) {
        if (surface instanceof Equirectangular sphere) {
            Optional<ViewArrangement> views = arrangement(sphere, jitter);
            if (views.isPresent()) {
                return new TangentViews(sphere, tile, views.get(), jitter.moves(), heading);
            }
        }
        return new TileGrid(surface, tile, jitter, heading);
    }

    /**
     * Tiles of exactly {@code size} pixels along each edge, otherwise as {@link #over}: where they do not fit evenly, they
     * overlap more. Empty if {@code surface} is too small for them.
     */
    public Optional<Tiles> exactlyOver(Surface surface, int size, Jitter jitter, double heading) {
        if (surface instanceof Equirectangular sphere) {
            Optional<ViewArrangement> views = arrangement(sphere, jitter);
            if (views.isPresent()) {
                return TangentViews.exactly(sphere, size, views.get(), jitter.moves(), heading);
            }
        }
        return TileGrid.exactly(surface, size, jitter, heading);
    }

    /** How views of {@code sphere} are arranged; empty if the tiles are not views. */
    abstract Optional<ViewArrangement> arrangement(Equirectangular sphere, Jitter jitter);

    /** Whether the tiles are flat views of {@code surface} from inside, equally fine in every direction. */
    public boolean cutsViews(Surface surface) {
        return this != EQUIRECT && surface instanceof Equirectangular;
    }

    private static boolean isShifted(Jitter jitter) {
        return jitter.kind() == Jitter.Kind.SHIFT;
    }

    /** Draws a turn and a tilt about perpendicular axes, together by at most the pixels. */
    private static Function<RandomGenerator, Rotation> shift(Equirectangular sphere, Jitter jitter) {
        double angle = Math.min(FARTHEST_SHIFT, jitter.pixels() / sphere.pixelsPerRadian()) / Math.sqrt(2);
        return random -> Rotation.randomUpright(random, angle, angle);
    }
}
