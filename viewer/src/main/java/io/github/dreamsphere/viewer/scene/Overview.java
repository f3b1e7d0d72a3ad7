package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Equirectangular;
import java.util.List;

/**
 * The last layer of a {@link CellLayout}: the whole picture at about 1 / 2^levels. It can be made of the picture, of as
 * many of its rows as there are yet, or of a smaller version of it. What is not there is transparent.
 */
public final class Overview {
    private final CellLayout layout;
    private final Border border;
    private final Texels small;
    private int filled;

    /** An empty one of a picture that lies at {@code area} and has the size that {@code layout} was made for. */
    public Overview(Equirectangular area, CellLayout layout) {
        this.layout = layout;
        this.small = new Texels(layout.overviewWidth(), layout.overviewHeight());
        Border whole = area.border();
        this.border = new Border(small.width(), small.height(), whole.wraps(), whole.northPole(), whole.southPole());
    }

    /** The whole of {@code image}'s overview, in any number of pixels. */
    public Overview fill(Image image) {
        return fill(image, ImagePart.whole(image), image.height());
    }

    /** As {@link #fill(Image)}, on all cores, which is for callers that draw nothing meanwhile. */
    public Overview fillInParallel(Image image) {
        ImagePart whole = ImagePart.whole(image);
        Texels.rows(small.height(), true).forEach(row -> fillRow(row, image, whole));
        filled = small.height();
        return this;
    }

    /**
     * Makes the rows that have not been made yet, as far as {@code image} has them.
     *
     * @param image the picture, in any number of pixels, but the same in every call
     * @param part where in the image the picture is
     * @param rows how many of the image's rows are there, from the top
     */
    public Overview fill(Image image, ImagePart part, int rows) {
        while (filled < small.height() && bottom(filled, part) <= rows) {
            fillRow(filled, image, part);
            filled++;
        }
        return this;
    }

    private int top(int row, ImagePart part) {
        return part.top() + first(row, part.height(), small.height());
    }

    private int bottom(int row, ImagePart part) {
        return part.top() + last(row, part.height(), small.height());
    }

    private void fillRow(int row, Image image, ImagePart part) {
        int top = top(row, part);
        int bottom = bottom(row, part);
        Texels strip = new Texels(part.width(), bottom - top);
        for (int y = top; y < bottom; y++) {
            strip.put((y - top) * part.width(), image, part.left(), y, part.width());
        }
        for (int x = 0; x < small.width(); x++) {
            int left = first(x, part.width(), small.width());
            int right = last(x, part.width(), small.width());
            strip.mean(left, 0, right, strip.height(), small.rgba(), (row * small.width() + x) * 4);
        }
    }

    private static int first(int index, int from, int to) {
        return Math.toIntExact((long) index * from / to);
    }

    private static int last(int index, int from, int to) {
        return Math.toIntExact(((index + 1L) * from + to - 1) / to);
    }

    /** Whether there is anything of it yet. */
    public boolean isEmpty() {
        return filled == 0;
    }

    /** The texture's layer with a gutter, and its coarser levels, finest first. */
    public List<Texels> levels() {
        int gutter = layout.gutter();
        List<Texels> levels = Texels.blank(layout.textureWidth(), layout.textureHeight(), layout.levels());
        Texels layer = levels.get(0);
        for (int y = 0; y < small.height() + 2 * gutter; y++) {
            int row = border.row(y - gutter);
            for (int x = 0; x < small.width() + 2 * gutter; x++) {
                int column = border.column(x - gutter, y - gutter);
                int from = (row * small.width() + column) * 4;
                System.arraycopy(small.rgba(), from, layer.rgba(), (y * layer.width() + x) * 4, 4);
            }
        }
        Texels.halveAll(levels, false);
        return levels;
    }
}
