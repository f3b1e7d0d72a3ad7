package io.github.dreamsphere.core.image.webp;

import java.io.EOFException;
import java.io.IOException;

/**
 * Decodes an entropy-coded image of VP8L (WebP lossless specification, section 5): literals, copies of earlier pixels and
 * colours from a cache. It keeps as many earlier pixels as copies reach.
 */
final class EntropyImage {
    /** The greatest distance of a copy. */
    private static final int REACH = 1 << 20;

    private static final int NEAR_DISTANCES = 120;
    private static final int LONGEST_CACHE_BITS = 11;
    private static final int CACHE_HASH = 0x1e35a7bd;

    private final Vp8lBits in;
    private final int width;
    private final long pixels;
    private final int[] cache;
    private final int cacheShift;
    private final PrefixCodeGroup[] groups;
    private final int[] groupOfBlock;
    private final int blockBits;
    private final int[] window;

    private long position;
    private int copied;
    private int distance;

    /**
     * Reads what precedes the pixels.
     *
     * @param isMain whether this is the picture itself; others have the same codes everywhere
     */
    EntropyImage(Vp8lBits in, int width, int height, boolean isMain) throws IOException {
        this.in = in;
        this.width = width;
        this.pixels = (long) width * height;
        int cacheBits = in.flag() ? in.number(4) : 0;
        if (cacheBits > LONGEST_CACHE_BITS) {
            throw new IOException("the colour cache of its VP8L data is too large");
        }
        cache = new int[cacheBits == 0 ? 0 : 1 << cacheBits];
        cacheShift = Integer.SIZE - cacheBits;
        boolean hasBlocks = isMain && in.flag();
        blockBits = hasBlocks ? in.number(3) + 2 : Integer.SIZE - 1;
        groupOfBlock = hasBlocks ? readBlocks(blocks(width, blockBits), blocks(height, blockBits)) : new int[1];
        int last = 0;
        for (int group : groupOfBlock) {
            last = Math.max(last, group);
        }
        groups = new PrefixCodeGroup[last + 1];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = PrefixCodeGroup.read(in, cache.length);
        }
        window = new int[Integer.highestOneBit((int) Math.min(REACH, 2 * pixels - 1))];
    }

    /** The number of blocks of {@code 1 << bits} pixels that cover {@code size} pixels. */
    static int blocks(int size, int bits) {
        return (int) ((long) size + (1L << bits) - 1 >> bits);
    }

    private int[] readBlocks(int columns, int rows) throws IOException {
        int[] read = new EntropyImage(in, columns, rows, false).readAll();
        for (int i = 0; i < read.length; i++) {
            read[i] = read[i] >> 8 & 0xffff;
        }
        return read;
    }

    /** Reads a whole small image. */
    int[] readAll() throws IOException {
        int[] all = new int[(int) pixels];
        int[] row = new int[width];
        for (int at = 0; at < all.length; at += width) {
            next(row);
            System.arraycopy(row, 0, all, at, width);
        }
        return all;
    }

    /** Reads the next row. */
    void next(int[] argb) throws IOException {
        int y = (int) (position / width);
        int blockRow = (y >> blockBits) * blocks(width, blockBits);
        int mask = window.length - 1;
        for (int x = 0; x < width; x++) {
            int pixel;
            if (copied > 0) {
                copied--;
                pixel = window[(int) (position - distance) & mask];
            } else {
                pixel = read(groups[groupOfBlock[blockRow + (x >> blockBits)]]);
            }
            argb[x] = pixel;
            window[(int) position & mask] = pixel;
            position++;
            if (cache.length > 0) {
                cache[pixel * CACHE_HASH >>> cacheShift] = pixel;
            }
        }
    }

    private int read(PrefixCodeGroup codes) throws IOException {
        int symbol = codes.green().symbol(in);
        if (symbol < PrefixCodeGroup.LITERALS) {
            int red = codes.red().symbol(in);
            int blue = codes.blue().symbol(in);
            int alpha = codes.alpha().symbol(in);
            return alpha << 24 | red << 16 | symbol << 8 | blue;
        }
        int length = symbol - PrefixCodeGroup.LITERALS;
        if (length >= PrefixCodeGroup.LENGTHS) {
            return cache[length - PrefixCodeGroup.LENGTHS];
        }
        copied = extended(length);
        distance = distance(extended(codes.distance().symbol(in)));
        if (distance > position || copied > pixels - position) {
            throw new IOException("its VP8L data copy pixels from outside the picture");
        }
        copied--;
        return window[(int) (position - distance) & window.length - 1];
    }

    /** A length or distance: its prefix and the bits that follow. */
    private int extended(int prefix) throws EOFException {
        if (prefix < 4) {
            return prefix + 1;
        }
        int bits = prefix - 2 >> 1;
        return (2 + (prefix & 1) << bits) + in.number(bits) + 1;
    }

    /** The first codes are for the pixels around the current one; their distances depend on the width. */
    private int distance(int code) {
        if (code > NEAR_DISTANCES) {
            return code - NEAR_DISTANCES;
        }
        int place = NearPixels.place(code - 1);
        return Math.max(1, (place >> 4) * width + 8 - (place & 0xf));
    }
}
