package io.github.dreamsphere.core.dream;

/** Called before the work on each tile that has a weight, with its number among these, from 0, and their number. */
@FunctionalInterface
public interface TileWatch {
    /**
     * Work on a tile begins.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if the dream should stop
     */
    void enter(int tile, int tiles);
}
