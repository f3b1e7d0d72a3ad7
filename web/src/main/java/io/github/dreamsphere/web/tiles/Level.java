package io.github.dreamsphere.web.tiles;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One of the sizes in which a picture is stored. It is cut into cells of {@value #CELL} × {@value #CELL} pixels from the
 * upper left; those at the right and lower edges may be smaller. A tile is a cell with {@value #GUTTER} more pixels at
 * each side, which belong to its neighbours on the sphere, so that a tile can be interpolated up to its edges.
 *
 * @param width pixels across, of one eye's picture
 * @param height pixels down, of one eye's picture
 */
public record Level(int width, int height) {
    /** Pixels across and down a cell. */
    public static final int CELL = 512;

    /** Pixels around a cell. */
    public static final int GUTTER = 4;

    public Level {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a level must be at least 1x1, was " + width + "x" + height);
        }
    }

    /**
     * The levels of a picture of {@code width} × {@code height} pixels, smallest first. The last one has the picture's
     * size; each other one has half the size of the next, rounded up; the first is at most one cell wide.
     */
    public static List<Level> all(int width, int height) {
        List<Level> levels = new ArrayList<>(List.of(new Level(width, height)));
        while (levels.get(levels.size() - 1).width > CELL) {
            levels.add(levels.get(levels.size() - 1).half());
        }
        Collections.reverse(levels);
        return List.copyOf(levels);
    }

    /** How many of {@code levels}, smallest first, are at most {@code width} wide; at least 1. */
    public static int within(int width, List<Level> levels) {
        int count = 1;
        while (count < levels.size() && levels.get(count).width <= width) {
            count++;
        }
        return count;
    }

    private Level half() {
        return new Level((width + 1) / 2, (height + 1) / 2);
    }

    /** Tiles across. */
    public int columns() {
        return (width + CELL - 1) / CELL;
    }

    /** Tiles down. */
    public int rows() {
        return (height + CELL - 1) / CELL;
    }
}
