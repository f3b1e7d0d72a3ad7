package io.github.dreamsphere.core.image.tiff;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.InflaterInputStream;

/** The bytes of a strip or tile, read from the file and decompressed as they are needed. */
final class BlockBytes {
    private static final int BUFFER = 8192;

    private BlockBytes() {}

    /** The decompressed bytes of block {@code index}. */
    static InputStream open(FileChannel file, TiffLayout layout, int index) throws IOException {
        InputStream stored = stored(file, layout, index);
        return switch (layout.compression()) {
            case LZW -> new LzwStream(stored);
            case DEFLATE -> new InflaterInputStream(stored);
            case PACK_BITS -> new PackBitsStream(stored);
            default -> stored;
        };
    }

    /** The bytes of block {@code index} as they are stored, with the highest bit of each first. */
    static InputStream stored(FileChannel file, TiffLayout layout, int index) throws IOException {
        long start = layout.blocks().offsets()[index];
        long length = layout.blocks().length(index);
        long end = length == 0 ? file.size() : Math.min(file.size(), start + length);
        boolean isReversed = layout.isBitReversed() && layout.compression() != TiffCompression.JPEG;
        int buffer = (int) Math.max(1, Math.min(BUFFER, end - start));
        return new BufferedInputStream(new Section(file, start, end, isReversed), buffer);
    }

    /** A part of a file; several of them can be read in turn. */
    private static final class Section extends InputStream {
        private final FileChannel file;
        private final long end;
        private final boolean isReversed;
        private long at;

        Section(FileChannel file, long start, long end, boolean isReversed) {
            this.file = file;
            this.at = start;
            this.end = end;
            this.isReversed = isReversed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (at >= end) {
                return -1;
            }
            int read = file.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, end - at)), at);
            at += Math.max(0, read);
            for (int i = offset; isReversed && i < offset + read; i++) {
                bytes[i] = (byte) (Integer.reverse(bytes[i]) >>> Integer.SIZE - Byte.SIZE);
            }
            return read;
        }

        @Override
        public long skip(long count) {
            long skipped = Math.max(0, Math.min(count, end - at));
            at += skipped;
            return skipped;
        }
    }
}
