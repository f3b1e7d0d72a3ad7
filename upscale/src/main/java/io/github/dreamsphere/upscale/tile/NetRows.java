package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Luma;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.RowResampler;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.upscale.Turns;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;
import io.github.dreamsphere.upscale.rows.RowStream;
import io.github.dreamsphere.upscale.rows.RowsAhead;
import io.github.dreamsphere.upscale.rows.StreamWindow;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * Rows enlarged by a super-resolution network, a band of tiles at a time. Each tile is read with a margin of the
 * network's receptive field, across the seam and the poles by the border's rule, and only pixels that depend on nothing
 * beyond the margin are kept. So the result is the same for every size of tiles.
 *
 * <p>Alpha is resampled by Lanczos. So is the colour if the network outputs luma only: its luma replaces the resampled
 * one, and both colour differences are kept.
 */
public final class NetRows extends RowsAhead {
    /** As many tiles, if they are small, fill a large graphics card. */
    private static final int TILES = 4;

    private final SuperResolutionNet net;
    private final Border border;
    private final StreamWindow seen;
    private final Tiling tiling;
    private final TilePass pass;
    private final TileProgress progress;
    private final RowResampler resampler;
    private final int window;
    private float[] input = {};

    /**
     * The rows of {@code source}, enlarged by {@code net}. The source is closed with this; {@code network}, which runs
     * {@code net}, is not.
     *
     * @param turns over which flips and rotations the result is averaged
     */
    public NetRows(
            RowStream source,
            SuperResolutionNet net,
            Network network,
            Tiling tiling,
            Turns turns,
            TileProgress progress) {
        super(enlarged(source.surface(), net.scale()), source.channels(), tiling.tileHeight() * net.scale());
        this.net = net;
        this.tiling = tiling;
        this.progress = progress;
        this.border = source.surface().border();
        this.seen = new StreamWindow(source);
        this.resampler = new RowResampler(
                border, channels(), surface().width(), surface().height(), ResampleFilter.LANCZOS3);
        int width = tiling.inputWidth(net);
        int height = tiling.inputHeight(net);
        this.window = width * height * Image.CHANNELS;
        int tiles = Math.min(TILES, tiling.horizontal().count());
        this.pass = turns == Turns.ONE
                ? new EnginePass(network, width, height, tiles)
                : new AveragedPass(network, width, height, tiles, turns);
    }

    private static Surface enlarged(Surface surface, int scale) {
        return surface.scaledTo(surface.width() * scale, surface.height() * scale);
    }

    @Override
    protected void make(int first, float[][] band) throws IOException {
        int tileRow = first / band.length;
        AdjacentTiles vertical = tiling.vertical();
        int margin = (net.margin() + net.repeat() - 1) / net.repeat();
        int rows = (vertical.end(tileRow) - vertical.start(tileRow)) * net.scale();
        seen.slide(
                Math.min(vertical.start(tileRow) - margin, resampler.firstRow(first)),
                Math.max(vertical.end(tileRow) + margin, resampler.endRow(first + rows - 1)));
        if (channels() > Image.CHANNELS || net.lumaOnly()) {
            IntStream.range(0, rows).parallel().forEach(i -> resampler.resample(first + i, seen, Row.of(band[i])));
        }
        int count = tiling.horizontal().count();
        for (int tile = 0; tile < count; tile += pass.tiles()) {
            int tiles = Math.min(pass.tiles(), count - tile);
            readWindows(tile, tiles, vertical.start(tileRow), vertical.end(tileRow) + margin);
            float[] results = pass.run(input);
            for (int i = 0; i < tiles; i++) {
                keep(results, i, tile + i, band, rows);
                progress.done();
            }
        }
    }

    /** Fills the network's input for some tiles that begin in row {@code y0}; rows from {@code end} on do not matter. */
    private void readWindows(int firstTile, int tiles, int y0, int end) {
        if (input.length != tiles * window) {
            input = new float[tiles * window];
        }
        for (int i = 0; i < tiles; i++) {
            progress.begin();
            readWindow(i * window, tiling.horizontal().start(firstTile + i), y0, end);
        }
    }

    /** Fills the network's input from {@code start} on for the tile at (x0, y0). */
    private void readWindow(int start, int x0, int y0, int end) {
        int width = tiling.inputWidth(net);
        int height = tiling.inputHeight(net);
        for (int v = 0; v < height; v++) {
            int sourceY = Math.min(y0 + Math.floorDiv(v - net.margin(), net.repeat()), end - 1);
            float[] samples = seen.row(border.row(sourceY)).array();
            int to = start + v * width * Image.CHANNELS;
            for (int u = 0; u < width; u++) {
                int sourceX = x0 + Math.floorDiv(u - net.margin(), net.repeat());
                int from = border.column(sourceX, sourceY) * channels();
                input[to++] = samples[from];
                input[to++] = samples[from + 1];
                input[to++] = samples[from + 2];
            }
        }
    }

    /** Copies the middle of result {@code number}, which is that of {@code tile}, into the band. */
    private void keep(float[] results, int number, int tile, float[][] band, int rows) {
        Shape shape = pass.output();
        int x0 = tiling.horizontal().start(tile);
        int width = (tiling.horizontal().end(tile) - x0) * net.scale();
        for (int v = 0; v < rows; v++) {
            int from = number * shape.length() + ((v + net.crop()) * shape.width() + net.crop()) * shape.channels();
            float[] row = band[v];
            int to = x0 * net.scale() * channels();
            for (int u = 0; u < width; u++, from += shape.channels(), to += channels()) {
                if (net.lumaOnly()) {
                    replaceLuma(row, to, results[from]);
                } else {
                    System.arraycopy(results, from, row, to, Image.CHANNELS);
                }
            }
        }
    }

    private static void replaceLuma(float[] row, int at, float luma) {
        float change = luma - Luma.of(row, at);
        row[at] += change;
        row[at + 1] += change;
        row[at + 2] += change;
    }

    @Override
    public void close() throws IOException {
        pass.close();
        seen.close();
    }
}
