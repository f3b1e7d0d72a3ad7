package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Border;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a sphere's picture into the cells of a {@link CellLayout}: each a texture layer with its mip levels, finest
 * first. Reads the picture, keeps nothing; safe for use by several threads.
 */
public final class CellCutter {
    private final Image image;
    private final Border border;
    private final CellLayout layout;

    /** Cuts {@code picture}, which has the size that {@code layout} was made for. */
    public CellCutter(SphereImage picture, CellLayout layout) {
        if (picture.image().width() != layout.width() || picture.image().height() != layout.height()) {
            throw new IllegalArgumentException("the layout is for " + layout.width() + "x" + layout.height()
                    + ", the picture has " + picture.image().width() + "x"
                    + picture.image().height());
        }
        this.image = picture.image();
        this.border = picture.area().border();
        this.layout = layout;
    }

    /** A cell with its gutter, and its coarser levels down to 1 / 2^levels. */
    public List<Texels> cell(int cell) {
        int gutter = layout.gutter();
        Texels texels = new Texels(layout.textureWidth(), layout.textureHeight());
        int left = layout.left(cell) - gutter;
        int top = layout.top(cell) - gutter;
        for (int y = 0; y < texels.height(); y++) {
            for (int x = 0; x < texels.width(); x++) {
                copy(left + x, top + y, texels.rgba(), (y * texels.width() + x) * 4);
            }
        }
        return levels(texels);
    }

    private void copy(int x, int y, byte[] target, int to) {
        int row = border.row(y);
        int column = border.column(x, y);
        int from = image.index(column, row);
        float[] rgb = image.rgb();
        for (int c = 0; c < Image.CHANNELS; c++) {
            target[to + c] = (byte) quantized(rgb[from + c]);
        }
        int pixel = row * image.width() + column;
        target[to + 3] =
                (byte) image.alpha().map(a -> quantized(a[pixel])).orElse(255).intValue();
    }

    private static int quantized(float value) {
        return Math.round(Math.min(1, Math.max(0, value)) * 255);
    }

    /** The whole picture at about 1 / 2^levels with a gutter, in the corner of a layer, and its coarser levels. */
    public List<Texels> overview() {
        Texels small = shrunk();
        Border smallBorder =
                new Border(small.width(), small.height(), border.wraps(), border.northPole(), border.southPole());
        int gutter = layout.gutter();
        Texels layer = new Texels(layout.textureWidth(), layout.textureHeight());
        for (int y = 0; y < small.height() + 2 * gutter; y++) {
            int row = smallBorder.row(y - gutter);
            for (int x = 0; x < small.width() + 2 * gutter; x++) {
                int column = smallBorder.column(x - gutter, y - gutter);
                int from = (row * small.width() + column) * 4;
                System.arraycopy(small.rgba(), from, layer.rgba(), (y * layer.width() + x) * 4, 4);
            }
        }
        return levels(layer);
    }

    private Texels shrunk() {
        Texels small = new Texels(layout.overviewWidth(), layout.overviewHeight());
        for (int y = 0; y < small.height(); y++) {
            int top = Math.toIntExact((long) y * image.height() / small.height());
            int bottom = Math.toIntExact(((y + 1L) * image.height() + small.height() - 1) / small.height());
            Texels strip = strip(top, bottom);
            for (int x = 0; x < small.width(); x++) {
                int left = Math.toIntExact((long) x * image.width() / small.width());
                int right = Math.toIntExact(((x + 1L) * image.width() + small.width() - 1) / small.width());
                strip.mean(left, 0, right, strip.height(), small.rgba(), (y * small.width() + x) * 4);
            }
        }
        return small;
    }

    private Texels strip(int top, int bottom) {
        Texels strip = new Texels(image.width(), bottom - top);
        for (int y = top; y < bottom; y++) {
            for (int x = 0; x < image.width(); x++) {
                copy(x, y, strip.rgba(), ((y - top) * image.width() + x) * 4);
            }
        }
        return strip;
    }

    private List<Texels> levels(Texels finest) {
        List<Texels> levels = new ArrayList<>();
        levels.add(finest);
        for (int i = 0; i < layout.levels(); i++) {
            levels.add(levels.get(i).halved());
        }
        return List.copyOf(levels);
    }
}
