package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Everything that determines a dream, except the picture.
 *
 * @param aims the weighted objectives and where they apply; at least one
 * @param options sizes, steps, tiles, seed
 * @param shaping how the gradient is shaped, and the dream held to the original
 */
public record DreamPlan(List<Aim> aims, DreamOptions options, Shaping shaping) {
    /**
     * Rejects an empty list of aims, aims whose weights sum to 0 somewhere, and aims that need tiles of a fixed size other
     * than the options' or another aim's. The default tile size gives way to a fixed one.
     */
    public DreamPlan {
        aims = List.copyOf(aims);
        if (aims.isEmpty()) {
            throw new IllegalArgumentException("a dream needs at least one aim");
        }
        if (aims.stream().map(Aim::where).anyMatch(cancelledOutIn(aims))) {
            throw new IllegalArgumentException("the weights of the objectives in one place sum to 0; change a weight");
        }
        int[] sizes = fixedSizes(aims);
        if (sizes.length > 1) {
            throw new IllegalArgumentException(String.format(
                    "these layers need tiles of different sizes, %d and %d pixels; dream with one of them",
                    sizes[0], sizes[1]));
        }
        int usual = DreamOptions.defaults().tile();
        if (options.tile() != usual) {
            requireTile(sizes, options);
        }
    }

    /**
     * Checks that the aims can work on tiles of the options' size, also if that is the default, which gives way otherwise.
     *
     * @throws IllegalArgumentException if an aim needs another size
     */
    public void requireTile() {
        requireTile(fixedSizes(aims), options);
    }

    private static void requireTile(int[] sizes, DreamOptions options) {
        if (sizes.length == 1 && options.tile() != sizes[0]) {
            throw new IllegalArgumentException(String.format(
                    "this net works on tiles of %1$dx%1$d pixels only, not of %2$d; leave the tile size out, or set it to"
                            + " %1$d",
                    sizes[0], options.tile()));
        }
    }

    private static int[] fixedSizes(List<Aim> aims) {
        return aims.stream()
                .map(aim -> aim.objective().fixedSize())
                .flatMapToInt(OptionalInt::stream)
                .distinct()
                .toArray();
    }

    /** Tests whether the weights of a place's own aims and of those that apply everywhere sum to 0. */
    private static Predicate<Optional<Mask>> cancelledOutIn(List<Aim> aims) {
        return place -> aims.stream()
                        .filter(aim -> aim.where().isEmpty() || aim.where().equals(place))
                        .mapToDouble(Aim::weight)
                        .sum()
                == 0;
    }

    /** Google's dream of {@code objective}, everywhere. */
    public static DreamPlan of(Objective objective, DreamOptions options) {
        return new DreamPlan(List.of(Aim.everywhere(objective)), options, Shaping.plain());
    }

    /** This plan with other aims. */
    public DreamPlan withAims(List<Aim> aims) {
        return new DreamPlan(aims, options, shaping);
    }

    /** This plan with other options. */
    public DreamPlan withOptions(DreamOptions options) {
        return new DreamPlan(aims, options, shaping);
    }

    /** This plan with another shaping. */
    public DreamPlan withShaping(Shaping shaping) {
        return new DreamPlan(aims, options, shaping);
    }

    /** This plan with the number of octaves for {@code surface}, see {@link DreamOptions#on}. */
    public DreamPlan on(Surface surface) {
        return withOptions(options.on(surface));
    }

    /** This plan facing {@code degrees}, see {@link DreamOptions#facing}. */
    public DreamPlan facing(double degrees) {
        return withOptions(options.facing(degrees));
    }

    /** The only tile edge in pixels that every aim can work on; empty if it is free. */
    OptionalInt fixedSize() {
        return Arrays.stream(fixedSizes(aims)).findFirst();
    }

    /** The tiles of {@code surface} at their initial place; empty if it is too small for tiles of the fixed size. */
    Optional<Tiles> tilesOver(Surface surface) {
        OptionalInt fixed = fixedSize();
        return fixed.isPresent()
                ? options.tilesOver(surface, fixed.getAsInt())
                : Optional.of(options.tilesOver(surface));
    }

    /** The smallest tile edge in pixels that every aim can work on. */
    int minimumSize() {
        return aims.stream()
                .mapToInt(aim -> aim.objective().minimumSize())
                .max()
                .orElseThrow();
    }

    /**
     * Checks that every mask fits {@code surface} and is not black everywhere.
     *
     * @throws IllegalArgumentException if a mask does not fit it, or is black everywhere
     */
    void checkMasks(Surface surface, Planes planes) {
        for (Aim aim : aims) {
            aim.where().ifPresent(mask -> requireSomething(mask, surface, planes));
        }
    }

    private static void requireSomething(Mask mask, Surface surface, Planes planes) {
        AtomicBoolean something = new AtomicBoolean();
        try (Plane weights = mask.weights(surface, planes)) {
            weights.forEachRow((y, row) -> {
                if (IntStream.range(0, row.length()).anyMatch(x -> row.get(x) > 0)) {
                    something.set(true);
                }
            });
        }
        if (!something.get()) {
            throw new IllegalArgumentException("the mask is black everywhere: nothing would dream");
        }
    }
}
