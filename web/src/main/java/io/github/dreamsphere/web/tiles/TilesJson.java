package io.github.dreamsphere.web.tiles;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.core.photosphere.Coverage;
import java.util.List;

/** What a page is told of a picture's tiles. */
public final class TilesJson {
    private TilesJson() {}

    /**
     * The tiles of a picture's smallest {@code count} levels.
     *
     * @param path the folder of the tiles, relative to the page
     */
    public static ObjectNode of(SpherePicture sphere, String path, int count, TileFormat format) {
        List<Level> levels = sphere.levels().subList(0, count);
        return of(sphere.header().coverage(), levels, path, sphere.eyes().size(), format);
    }

    /**
     * The tiles of some levels.
     *
     * @param coverage where on the sphere the picture lies, in any size
     * @param levels smallest first
     * @param path the folder of the tiles, relative to the page
     * @param eyes 1, or 2 if each eye sees a picture of its own
     */
    public static ObjectNode of(Coverage coverage, List<Level> levels, String path, int eyes, TileFormat format) {
        Level finest = levels.get(levels.size() - 1);
        Coverage scaled = coverage.scaledTo(finest.width(), finest.height());
        ObjectNode tiles = JsonNodeFactory.instance
                .objectNode()
                .put("path", path)
                .put("suffix", format.suffix())
                .put("width", scaled.fullWidth())
                .put("height", scaled.fullHeight())
                .put("left", scaled.left())
                .put("top", scaled.top())
                .put("coveredWidth", scaled.width())
                .put("coveredHeight", scaled.height())
                .put("cell", Level.CELL)
                .put("gutter", Level.GUTTER);
        ArrayNode list = tiles.putArray("levels");
        for (Level level : levels) {
            list.addObject()
                    .put("width", level.width())
                    .put("height", level.height())
                    .put("columns", level.columns())
                    .put("rows", level.rows());
        }
        return tiles.put("eyes", eyes);
    }
}
