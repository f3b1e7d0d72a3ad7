package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes the samples of a TIFF row by row. Of strips and tiles it holds only what a row needs, except of those that are
 * JPEGs.
 */
final class TiffPixels implements AutoCloseable {
    private final TiffLayout layout;
    private final FileChannel file;
    private final byte[] jpegTables;
    private final YcbcrRows.Parameters ycbcr;

    private final int planes;
    private final float[] blockRow;
    private BlockRows[] open = {};
    private final List<InputStream> streams = new ArrayList<>();
    private int openRow = -1;
    private int next;

    TiffPixels(Path path, TiffLayout layout, TiffFields fields) throws IOException {
        this.layout = layout;
        jpegTables = fields.bytes(TIFF.TAG_JPEG_TABLES).orElse(new byte[0]);
        ycbcr = YcbcrRows.Parameters.of(fields);
        planes = layout.isPlanar() ? layout.samples() : 1;
        blockRow = new float[Math.multiplyExact(layout.blocks().width(), layout.samplesPerBlockPixel())];
        file = FileChannel.open(path);
    }

    /**
     * Decodes row {@code y}; fast if it is the next one, or the first of a strip or of a row of tiles.
     *
     * @param samples receives the samples of the pixels, interleaved
     */
    void read(int y, float[] samples) throws IOException {
        TiffBlocks blocks = layout.blocks();
        if (y / blocks.height() != openRow || y < next) {
            openBlocks(y / blocks.height());
        }
        while (next <= y) {
            for (int i = 0; i < open.length; i++) {
                open[i].next(blockRow);
                if (next == y) {
                    store(i, samples);
                }
            }
            next++;
        }
    }

    private void openBlocks(int row) throws IOException {
        closeBlocks();
        TiffBlocks blocks = layout.blocks();
        open = new BlockRows[planes * blocks.across()];
        for (int i = 0; i < open.length; i++) {
            open[i] = open(blocks.index(i / blocks.across(), row, i % blocks.across()));
        }
        openRow = row;
        next = row * blocks.height();
    }

    private BlockRows open(int index) throws IOException {
        if (layout.compression() == TiffCompression.JPEG) {
            try (InputStream in = BlockBytes.stored(file, layout, index)) {
                return new JpegRows(jpegTables, in.readAllBytes(), layout);
            }
        }
        InputStream in = BlockBytes.open(file, layout, index);
        streams.add(in);
        return layout.photometric() == TiffLayout.YCBCR
                ? new YcbcrRows(in, layout.blocks().width(), ycbcr)
                : BlockRows.plain(in, layout);
    }

    /** Stores a row of a block in the row of the picture. */
    private void store(int block, float[] samples) {
        TiffBlocks blocks = layout.blocks();
        int plane = block / blocks.across();
        int left = block % blocks.across() * blocks.width();
        int width = Math.min(blocks.width(), layout.width() - left);
        int count = width * layout.samplesPerBlockPixel();
        if (!layout.isPlanar()) {
            System.arraycopy(blockRow, 0, samples, left * layout.samples(), count);
            return;
        }
        for (int x = 0, to = left * layout.samples() + plane; x < count; x++, to += layout.samples()) {
            samples[to] = blockRow[x];
        }
    }

    /** Frees the memory of decompression. */
    private void closeBlocks() throws IOException {
        for (InputStream stream : streams) {
            stream.close();
        }
        streams.clear();
    }

    @Override
    public void close() throws IOException {
        closeBlocks();
        file.close();
    }
}
