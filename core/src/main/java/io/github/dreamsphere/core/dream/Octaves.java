package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sizes at which a picture is dreamed, the smallest first.
 *
 * @param list the octaves
 * @param dropped the number of requested octaves left out because the objective cannot work on tiles so small
 */
record Octaves(List<Octave> list, int dropped) {
    /**
     * The octaves of {@code surface} on which all aims of {@code plan} can work.
     *
     * @param plan one for this surface, see {@link DreamPlan#on}
     * @throws IllegalArgumentException if even the full size is too small
     */
    static Octaves of(Surface surface, DreamPlan plan) {
        DreamOptions options = plan.options();
        List<Octave> octaves = new ArrayList<>();
        for (int level = options.octaveCount() - 1; level >= 0; level--) {
            Surface scaled = surface.scaledBy(Math.pow(options.octaveScale(), -level));
            Octave octave = new Octave(level, level == 0 ? surface : scaled);
            if (fits(octave, plan)) {
                octaves.add(octave);
            }
        }
        if (octaves.isEmpty() && plan.fixedSize().isPresent()) {
            throw new IllegalArgumentException(String.format(
                    "this net works on tiles of %1$dx%1$d pixels only, and %2$dx%3$d pixels are too few for them; take a"
                            + " larger picture",
                    plan.fixedSize().getAsInt(), surface.width(), surface.height()));
        }
        if (octaves.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    "this layer needs tiles of at least %d pixels along each edge, and %dx%d pixels in tiles of %d give"
                            + " less; take a larger picture or larger tiles",
                    plan.minimumSize(), surface.width(), surface.height(), options.tile()));
        }
        return new Octaves(List.copyOf(octaves), options.octaveCount() - octaves.size());
    }

    private static boolean fits(Octave octave, DreamPlan plan) {
        Optional<Tiles> tiles = plan.tilesOver(octave.surface());
        return tiles.isPresent() && Math.min(tiles.get().width(), tiles.get().height()) >= plan.minimumSize();
    }

    /** The octaves from {@code level} to the largest. */
    List<Octave> from(int level) {
        return list.stream().filter(octave -> octave.level() <= level).toList();
    }

    /** The octave before {@code octave}, which is not the first. */
    Octave before(Octave octave) {
        return list.get(list.indexOf(octave) - 1);
    }

    /** Returns {@code state} if it can belong to a dream with these octaves. */
    DreamState check(DreamState state) {
        Surface surface = list.stream()
                .filter(octave -> octave.level() == state.level())
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("the dream has no octave of level " + state.level()))
                .surface();
        if (surface.width() != state.width() || surface.height() != state.height()) {
            throw new IllegalArgumentException(String.format(
                    "the octave of level %d is %dx%d, the state's is %dx%d",
                    state.level(), surface.width(), surface.height(), state.width(), state.height()));
        }
        return state;
    }
}
