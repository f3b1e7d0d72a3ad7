package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.plane.Rows;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Rows and columns of tiles over the pixels of a surface. On a sphere the grid starts at any column, or at one as near
 * as the jitter allows, which equals rolling the picture; across edges that do not wrap it moves by up to the jitter.
 * Tiles extend across the seam and the poles by the surface's {@link Border}, and values computed there are folded
 * back, so the result is continuous across both.
 *
 * <p>The windows are separable, w(x, y) = wx(x)·wy(y), and normalised along each direction, folded pixels included:
 * over everything that lands on a stored pixel they sum to 1.
 */
final class TileGrid implements Tiles {
    /** The least overlap of neighbouring tiles in pixels. */
    public static final int OVERLAP = 32;

    /** The grid moves across an open edge by at most 1/8 of the axis, so that small octaves are not mostly border. */
    private static final int TRAVEL_DIVISOR = 8;

    private final Surface surface;
    private final Border border;
    private final TileAxis horizontal;
    private final TileAxis vertical;
    private final Jitter jitter;
    private final double heading;

    private int offsetX;
    private int offsetY;
    private float[][] columnWeights;
    private float[][] rowWeights;

    /**
     * A grid over {@code surface} at its initial place.
     *
     * @param tile the target distance from tile to tile in pixels; tiles are larger by the overlap
     * @param jitter how the grid moves
     * @param heading radians to the right by which every place is turned
     */
    public TileGrid(Surface surface, int tile, Jitter jitter, double heading) {
        this(
                surface,
                surface.border().wraps()
                        ? TileAxis.closed(surface.width(), tile, OVERLAP)
                        : TileAxis.open(surface.width(), tile, OVERLAP, travel(surface.width(), jitter.travel())),
                TileAxis.open(surface.height(), tile, OVERLAP, travel(surface.height(), jitter.travel())),
                jitter,
                heading);
    }

    /** A grid of tiles of exactly {@code size} pixels; empty if the surface is smaller along an edge. */
    static Optional<Tiles> exactly(Surface surface, int size, Jitter jitter, double heading) {
        if (Math.min(surface.width(), surface.height()) < size) {
            return Optional.empty();
        }
        int travelX = travel(surface.width(), jitter.travel());
        int travelY = travel(surface.height(), jitter.travel());
        return Optional.of(new TileGrid(
                surface,
                TileAxis.exactly(
                        surface.width(), size, OVERLAP, surface.border().wraps(), travelX),
                TileAxis.exactly(surface.height(), size, OVERLAP, false, travelY),
                jitter,
                heading));
    }

    private TileGrid(Surface surface, TileAxis horizontal, TileAxis vertical, Jitter jitter, double heading) {
        this.surface = surface;
        this.border = surface.border();
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.jitter = jitter;
        this.heading = heading;
        place(0, 0);
    }

    private static int travel(int length, int jitter) {
        return Math.min(jitter, length / TRAVEL_DIVISOR);
    }

    /** Moves the grid's origin to column {@code x}, row {@code y}: −travel..0 where the surface does not wrap. */
    void place(int x, int y) {
        offsetX = border.wraps() ? x + (int) Math.round(heading / (2 * Math.PI) * surface.width()) : x;
        offsetY = y;
        columnWeights = horizontal.weights(offsetX, border::column);
        rowWeights = vertical.weights(offsetY, border::row);
    }

    @Override
    public void move(RandomGenerator random) {
        if (jitter.moves()) {
            int x = border.wraps() ? column(random) : -random.nextInt(horizontal.travel() + 1);
            place(x, -random.nextInt(vertical.travel() + 1));
        }
    }

    /** A random first column of a grid that wraps. */
    private int column(RandomGenerator random) {
        int reach = Math.min(jitter.pixels(), surface.width() / 2);
        return jitter.kind() == Jitter.Kind.SHIFT
                ? random.nextInt(2 * reach + 1) - reach
                : random.nextInt(surface.width());
    }

    @Override
    public int width() {
        return horizontal.size();
    }

    @Override
    public int height() {
        return vertical.size();
    }

    @Override
    public int count() {
        return horizontal.count() * vertical.count();
    }

    @Override
    public RowSpan rows(int tile) {
        return border.rows(top(tile), top(tile) + height());
    }

    /** The windows sum to 1 already. */
    @Override
    public boolean weighted() {
        return false;
    }

    @Override
    public void cut(Rows image, int tile, float[] rgb) {
        int top = top(tile);
        int[] columns = columns(left(tile));
        int[] opposite = columns(left(tile) + surface.width() / 2);
        IntStream.range(0, height()).parallel().forEach(t -> {
            int y = top + t;
            cutRow(image.row(border.row(y)), border.turned(y) ? opposite : columns, rgb, t);
        });
    }

    private void cutRow(Row row, int[] columns, float[] rgb, int t) {
        float[] source = row.array();
        int start = row.offset();
        int out = t * width() * Image.CHANNELS;
        for (int column : columns) {
            int from = start + column * Image.CHANNELS;
            rgb[out++] = source[from];
            rgb[out++] = source[from + 1];
            rgb[out++] = source[from + 2];
        }
    }

    @Override
    public boolean touches(int tile, Rows weights) {
        int top = top(tile);
        int[] columns = columns(left(tile));
        int[] opposite = columns(left(tile) + surface.width() / 2);
        return IntStream.range(top, top + height()).anyMatch(y -> {
            Row row = weights.row(border.row(y));
            return Arrays.stream(border.turned(y) ? opposite : columns).anyMatch(x -> row.get(x) > 0);
        });
    }

    /** Rows are added one after the other: near a pole two rows of a tile fold to the same stored row. */
    @Override
    public void blend(float[] values, int tile, RowSums sums) {
        int top = top(tile);
        int[] columns = columns(left(tile));
        int[] opposite = columns(left(tile) + surface.width() / 2);
        for (int t = 0; t < height(); t++) {
            int y = top + t;
            blendRow(values, tile, t, border.turned(y) ? opposite : columns, sums.row(border.row(y)));
        }
    }

    private void blendRow(float[] values, int tile, int t, int[] columns, Row row) {
        float[] plane = row.array();
        int start = row.offset();
        float rowWeight = rowWeights[tile / horizontal.count()][t];
        float[] weights = columnWeights[tile % horizontal.count()];
        int in = t * width() * Image.CHANNELS;
        for (int i = 0; i < columns.length; i++) {
            int to = start + columns[i] * Image.CHANNELS;
            float weight = rowWeight * weights[i];
            plane[to] += weight * values[in++];
            plane[to + 1] += weight * values[in++];
            plane[to + 2] += weight * values[in++];
        }
    }

    /** The stored columns behind a tile's pixels from {@code left} on. */
    private int[] columns(int left) {
        return IntStream.range(left, left + width()).map(border::column).toArray();
    }

    private int left(int tile) {
        return horizontal.start(tile % horizontal.count(), offsetX);
    }

    private int top(int tile) {
        return vertical.start(tile / horizontal.count(), offsetY);
    }
}
