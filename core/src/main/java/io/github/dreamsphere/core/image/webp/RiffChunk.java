package io.github.dreamsphere.core.image.webp;

import io.github.dreamsphere.core.file.ReadingBudget;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;

/**
 * A chunk of a RIFF file.
 *
 * @param name four characters
 * @param start where its content begins in the file
 * @param length bytes of content
 */
record RiffChunk(String name, long start, long length) {
    static final int HEADER_BYTES = 8;

    /**
     * Reads the header of the chunk at {@code position}.
     *
     * @throws EOFException if the header lies beyond the end of the file
     */
    static RiffChunk at(RandomAccessFile file, long position) throws IOException {
        file.seek(position);
        byte[] name = new byte[4];
        file.readFully(name);
        long length = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
        return new RiffChunk(new String(name, StandardCharsets.ISO_8859_1), position + HEADER_BYTES, length);
    }

    /** Where the next chunk begins: chunks have an even length. */
    long next() {
        return start + length + (length & 1);
    }

    /** True if the content lies before {@code end}. */
    boolean endsWithin(long end) {
        return start + length <= end;
    }

    /** Reads the content. */
    byte[] read(RandomAccessFile file) throws IOException {
        if (start + length > file.length()) {
            throw new EOFException("the chunk " + name.trim() + " is cut short");
        }
        if (length > ReadingBudget.LONGEST_ARRAY) {
            throw new IOException("its chunk " + name.trim() + " is larger than 2 GiB");
        }
        byte[] content = new byte[(int) length];
        file.seek(start);
        file.readFully(content);
        return content;
    }
}
