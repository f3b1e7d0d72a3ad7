package io.github.dreamsphere.viewer.scene;

/**
 * How a sphere's picture is cut into the equally large layers of one array texture, so that no texture limit bounds it
 * and no joint shows.
 *
 * <p>Each cell carries mip levels 0..{@code levels}, and around it a gutter of 2^levels texels of its neighbours, which
 * is still one texel at the coarsest level: so filtering inside a cell reads what filtering the whole picture would
 * have read. What is drawn smaller than that is read from one more layer, the overview: the whole picture at about 1 /
 * 2^levels, with mip levels and a gutter of its own. Cells are numbered row by row; the overview is the last layer.
 *
 * @param width the picture's width in texels
 * @param height the picture's height in texels
 * @param levels mip levels of a cell beyond the first
 * @param columns cells side by side
 * @param rows cells above one another
 * @param cellWidth width of a cell without gutter, a multiple of 2^levels; the last column's may reach beyond the
 *     picture
 * @param cellHeight height of a cell without gutter, a multiple of 2^levels
 */
public record CellLayout(int width, int height, int levels, int columns, int rows, int cellWidth, int cellHeight) {
    /** Cells are about this large: small enough to arrive one by one, large enough to be few. */
    private static final int USUAL_CELL = 1024;

    private static final int USUAL_LEVELS = 4;
    private static final int UNLIMITED = 1 << 20;

    /**
     * The layout for a picture.
     *
     * @param maxSize the largest texture edge in texels
     * @param maxLayers the most layers an array texture can have
     * @throws IllegalArgumentException if the picture does not fit whatever the cut
     */
    public static CellLayout of(int width, int height, int maxSize, int maxLayers) {
        for (int edge = Math.min(USUAL_CELL, maxSize); ; edge = Math.min(2 * edge, maxSize)) {
            for (int levels = USUAL_LEVELS; 4 << levels <= edge; levels++) {
                CellLayout layout = cut(width, height, levels, edge);
                if (layout.holdsOverview() && layout.layers() <= maxLayers) {
                    return layout;
                }
            }
            if (edge == maxSize) {
                throw new IllegalArgumentException("a picture of " + width + "x" + height
                        + " does not fit the textures of this graphics driver, at most " + maxLayers + " of " + maxSize
                        + "x" + maxSize);
            }
        }
    }

    /** A layout for a picture of any size that is not shown. */
    public static CellLayout withoutTextures(int width, int height) {
        return of(width, height, UNLIMITED, UNLIMITED);
    }

    private static CellLayout cut(int width, int height, int levels, int edge) {
        int unit = 1 << levels;
        int inner = (edge - 2 * unit) / unit * unit;
        int columns = ceilDiv(width, inner);
        int rows = ceilDiv(height, inner);
        int cellWidth = ceilDiv(ceilDiv(width, columns), unit) * unit;
        int cellHeight = ceilDiv(ceilDiv(height, rows), unit) * unit;
        return new CellLayout(width, height, levels, columns, rows, cellWidth, cellHeight);
    }

    private static int ceilDiv(int a, int b) {
        return (a + b - 1) / b;
    }

    private boolean holdsOverview() {
        return overviewWidth() <= cellWidth && overviewHeight() <= cellHeight;
    }

    /** Texels of its neighbours around a cell, at level 0. */
    public int gutter() {
        return 1 << levels;
    }

    /** Width of a layer: a cell and its gutter. */
    public int textureWidth() {
        return cellWidth + 2 * gutter();
    }

    /** Height of a layer: a cell and its gutter. */
    public int textureHeight() {
        return cellHeight + 2 * gutter();
    }

    /** How many cells there are; also the overview's layer. */
    public int cells() {
        return columns * rows;
    }

    /** How many layers the array texture has. */
    public int layers() {
        return cells() + 1;
    }

    /** Width of the whole picture in the overview. */
    public int overviewWidth() {
        return Math.max(1, Math.round((float) width / gutter()));
    }

    /** Height of the whole picture in the overview. */
    public int overviewHeight() {
        return Math.max(1, Math.round((float) height / gutter()));
    }

    /** The cell that holds the picture's texel (x, y). */
    public int cellAt(int x, int y) {
        return y / cellHeight * columns + x / cellWidth;
    }

    /** The picture's x at a cell's left edge, without the gutter. */
    public int left(int cell) {
        return cell % columns * cellWidth;
    }

    /** The picture's y at a cell's upper edge, without the gutter. */
    public int top(int cell) {
        return cell / columns * cellHeight;
    }
}
