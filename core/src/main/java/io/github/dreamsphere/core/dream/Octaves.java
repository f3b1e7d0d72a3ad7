package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.ArrayList;
import java.util.List;

/**
 * The sizes a picture is dreamed at, the smallest first.
 *
 * @param list the octaves
 * @param dropped how many of the octaves asked for are left out because the objective cannot work on tiles so small
 */
record Octaves(List<Octave> list, int dropped) {
    /**
     * The octaves of {@code surface} that {@code objective} can work on.
     *
     * @throws IllegalArgumentException if not even the full size is large enough
     */
    static Octaves of(Surface surface, Objective objective, DreamOptions options) {
        List<Octave> octaves = new ArrayList<>();
        for (int level = options.octaves() - 1; level >= 0; level--) {
            Surface scaled = surface.scaledBy(Math.pow(options.octaveScale(), -level));
            Octave octave = new Octave(level, level == 0 ? surface : scaled);
            if (smallestEdge(octave, options) >= objective.minimumSize()) {
                octaves.add(octave);
            }
        }
        if (octaves.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    "tiles of %dx%d pixels must be at least %d pixels along each edge for this objective; "
                            + "take a larger picture or larger tiles",
                    surface.width(), surface.height(), objective.minimumSize()));
        }
        return new Octaves(List.copyOf(octaves), options.octaves() - octaves.size());
    }

    private static int smallestEdge(Octave octave, DreamOptions options) {
        Tiles tiles = octave.tiles(options, 0);
        return Math.min(tiles.width(), tiles.height());
    }
}
