package io.github.dreamsphere.models.gpu;

/**
 * An array texture that shows a sphere's picture in equally large cells, one in each layer, row by row. Around a cell are
 * 2^levels texels of its neighbours, and each layer has smaller levels. The last layer is the overview: the whole picture,
 * small, with as many texels around it.
 *
 * @param name the texture's name for shaders, which write RGBA of 0..255 (GL_RGBA8UI), in the context of the card
 * @param levels smaller levels of a layer, each half as large as the one before
 * @param columns cells side by side
 * @param cells all cells; also the overview's layer
 * @param cellWidth width of a cell in texels, a multiple of 2^levels
 * @param cellHeight height of a cell in texels, a multiple of 2^levels
 * @param overviewWidth width of the whole picture in the overview
 * @param overviewHeight height of the whole picture in the overview
 */
public record CellTexture(
        int name,
        int levels,
        int columns,
        int cells,
        int cellWidth,
        int cellHeight,
        int overviewWidth,
        int overviewHeight) {
    /** Texels around a cell. */
    int gutter() {
        return 1 << levels;
    }

    /** Width of a layer at a level, from 0. */
    int layerWidth(int level) {
        return cellWidth + 2 * gutter() >> level;
    }

    /** Height of a layer at a level, from 0. */
    int layerHeight(int level) {
        return cellHeight + 2 * gutter() >> level;
    }

    /** The picture's x at the left edge of a cell's gutter. */
    int left(int cell) {
        return cell % columns * cellWidth - gutter();
    }

    /** The picture's y at the upper edge of a cell's gutter. */
    int top(int cell) {
        return cell / columns * cellHeight - gutter();
    }
}
