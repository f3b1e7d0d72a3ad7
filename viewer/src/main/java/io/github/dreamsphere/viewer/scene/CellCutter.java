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
    private static final byte OPAQUE = (byte) 255;

    private final Image image;
    private final boolean isOpaque;
    private final float[] alpha;
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
        this.isOpaque = image.alpha().isEmpty();
        this.alpha = image.alpha().orElse(new float[0]);
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
            copyRow(left, top + y, texels, y);
        }
        return levels(texels);
    }

    /** Fills a row of texels with the picture's from (left, y), which may lie outside of it. */
    private void copyRow(int left, int y, Texels target, int targetRow) {
        int row = border.row(y);
        float[] rgb = image.rgb();
        byte[] rgba = target.rgba();
        int to = targetRow * target.width() * 4;
        for (int x = left; x < left + target.width(); x++) {
            int column = border.column(x, y);
            int from = image.index(column, row);
            rgba[to] = quantized(rgb[from]);
            rgba[to + 1] = quantized(rgb[from + 1]);
            rgba[to + 2] = quantized(rgb[from + 2]);
            rgba[to + 3] = isOpaque ? OPAQUE : quantized(alpha[row * image.width() + column]);
            to += 4;
        }
    }

    private static byte quantized(float value) {
        return (byte) (Math.min(1, Math.max(0, value)) * 255 + 0.5f);
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
            copyRow(0, y, strip, y - top);
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
