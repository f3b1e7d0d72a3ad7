package io.github.dreamsphere.core.image.internal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A file for a decoder, made of bytes in memory and of parts of another file. So a decoder sees only what it needs, without
 * what could make it fail or change the samples: broken profiles and texts, chunks out of order, an end that is missing.
 */
public final class PartsStream extends ImageInputStreamImpl {
    private final List<Part> parts;
    private final RandomAccessFile file;
    /** Where each part starts, and where the last one ends. */
    private final long[] starts;

    private long filePosition = -1;
    /** The part that was read last. */
    private int current;

    /** A part: bytes in memory, or else a range of the file. */
    public sealed interface Part {
        /** The number of bytes. */
        long length();
    }

    /** Bytes in memory. */
    public record Bytes(byte[] bytes) implements Part {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /** {@code length} bytes of the file from {@code start} on. */
    public record Range(long start, long length) implements Part {}

    /** A stream of {@code parts} in their order; ranges are of the file at {@code path}. */
    public PartsStream(Path path, List<Part> parts) throws IOException {
        this.parts = List.copyOf(parts);
        starts = new long[parts.size() + 1];
        for (int i = 0; i < parts.size(); i++) {
            starts[i + 1] = starts[i] + parts.get(i).length();
        }
        file = new RandomAccessFile(path.toFile(), "r");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int count) throws IOException {
        bitOffset = 0;
        if (streamPos >= length()) {
            return -1;
        }
        while (streamPos < starts[current]) {
            current--;
        }
        while (streamPos >= starts[current + 1]) {
            current++;
        }
        int most = (int) Math.min(count, starts[current + 1] - streamPos);
        int read = read(parts.get(current), streamPos - starts[current], target, offset, most);
        streamPos += Math.max(read, 0);
        return read;
    }

    private int read(Part part, long within, byte[] target, int offset, int count) throws IOException {
        if (part instanceof Bytes memory) {
            System.arraycopy(memory.bytes, (int) within, target, offset, count);
            return count;
        }
        long position = ((Range) part).start + within;
        if (position != filePosition) {
            file.seek(position);
        }
        int read = file.read(target, offset, count);
        filePosition = position + Math.max(read, 0);
        return read;
    }

    @Override
    public long length() {
        return starts[parts.size()];
    }

    @Override
    public void close() throws IOException {
        super.close();
        file.close();
    }
}
