package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Border;
import java.util.List;

/**
 * Cuts a sphere's picture into the cells of a {@link CellLayout}: each a texture layer with its mip levels, finest
 * first. It cuts all of them into the same arrays: a garbage collector that has to clear away arrays as large as these
 * stops frames from being drawn.
 */
public final class CellCutter {
    private final Image image;
    private final Border border;
    private final CellLayout layout;
    private final List<Texels> levels;
    private final boolean parallel;

    /**
     * Cuts {@code picture}, which has the size that {@code layout} was made for.
     *
     * @param parallel whether on all cores, which holds up frames that are drawn meanwhile
     */
    public CellCutter(SphereImage picture, CellLayout layout, boolean parallel) {
        if (picture.image().width() != layout.width() || picture.image().height() != layout.height()) {
            throw new IllegalArgumentException("the layout is for " + layout.width() + "x" + layout.height()
                    + ", the picture has " + picture.image().width() + "x"
                    + picture.image().height());
        }
        this.image = picture.image();
        this.border = picture.area().border();
        this.layout = layout;
        this.parallel = parallel;
        this.levels = Texels.blank(layout.textureWidth(), layout.textureHeight(), layout.levels());
    }

    /** A cell with its gutter, and its coarser levels down to 1 / 2^levels; the next call overwrites them. */
    public List<Texels> cell(int cell) {
        int gutter = layout.gutter();
        Texels texels = levels.get(0);
        int left = layout.left(cell) - gutter;
        int top = layout.top(cell) - gutter;
        Texels.rows(texels.height(), parallel).forEach(y -> copyRow(left, top + y, texels, y));
        Texels.halveAll(levels, parallel);
        return levels;
    }

    /** Fills a row of texels with the picture's from (left, y), which may lie outside of it. */
    private void copyRow(int left, int y, Texels target, int targetRow) {
        int row = border.row(y);
        int to = targetRow * target.width();
        int end = left + target.width();
        boolean inside = y >= 0 && y < image.height();
        for (int x = left; x < end; ) {
            int count = inside && x >= 0 && x < image.width() ? Math.min(end, image.width()) - x : 1;
            target.put(to, image, border.column(x, y), row, count);
            to += count;
            x += count;
        }
    }
}
