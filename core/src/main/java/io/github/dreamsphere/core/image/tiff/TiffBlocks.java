package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import java.io.EOFException;
import java.io.IOException;

/**
 * The strips or tiles of a TIFF.
 *
 * @param width pixels a row of a block; those of the last column may reach beyond the picture
 * @param height rows of a block
 * @param across blocks side by side
 * @param down blocks below each other
 * @param offsets where the blocks begin in the file, row by row, plane by plane
 * @param lengths their bytes; 0 if the file does not say
 */
record TiffBlocks(int width, int height, int across, int down, long[] offsets, long[] lengths) {
    static TiffBlocks of(TiffFields fields, int pictureWidth, int pictureHeight, int planes) throws IOException {
        boolean isTiled = fields.has(TIFF.TAG_TILE_WIDTH);
        int width = isTiled ? edge(fields, TIFF.TAG_TILE_WIDTH, pictureWidth) : pictureWidth;
        int height = isTiled
                ? edge(fields, TIFF.TAG_TILE_HEIGTH, pictureHeight)
                : Math.min(pictureHeight, edge(fields, TIFF.TAG_ROWS_PER_STRIP, pictureHeight));
        int across = (int) ((pictureWidth + (long) width - 1) / width);
        int down = (int) ((pictureHeight + (long) height - 1) / height);
        long[] offsets = fields.numbers(TIFF.TAG_TILE_OFFSETS);
        long[] lengths = fields.numbers(TIFF.TAG_TILE_BYTE_COUNTS);
        if (offsets.length == 0) {
            // Some programs store tiles under the tags of strips.
            offsets = fields.numbers(TIFF.TAG_STRIP_OFFSETS);
            lengths = fields.numbers(TIFF.TAG_STRIP_BYTE_COUNTS);
        }
        if (offsets.length < (long) across * down * planes) {
            throw new EOFException(
                    "it has " + offsets.length + " strips or tiles instead of " + (long) across * down * planes);
        }
        TiffBlocks blocks = new TiffBlocks(width, height, across, down, offsets, lengths);
        blocks.requirePlaces();
        return blocks;
    }

    /** Refuses blocks that begin or end where no file reaches; 64 bits without a sign may look negative. */
    private void requirePlaces() throws EOFException {
        for (int i = 0; i < offsets.length; i++) {
            if (offsets[i] < 0 || length(i) < 0 || offsets[i] > Long.MAX_VALUE - length(i)) {
                throw new EOFException("strip or tile " + i + " lies beyond the end of the file");
            }
        }
    }

    private static int edge(TiffFields fields, int tag, int missing) throws IOException {
        long edge = fields.number(tag, missing);
        if (edge < 1) {
            throw new IOException("its field " + tag + " is 0");
        }
        return (int) Math.min(Integer.MAX_VALUE, edge);
    }

    int index(int plane, int row, int column) {
        return (plane * down + row) * across + column;
    }

    long length(int index) {
        return index < lengths.length ? lengths[index] : 0;
    }
}
