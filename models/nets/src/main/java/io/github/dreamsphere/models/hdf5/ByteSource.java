package io.github.dreamsphere.models.hdf5;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of an HDF5 file, which may be a part of another file. */
public interface ByteSource {
    /** Number of bytes. */
    long size();

    /**
     * Fills {@code to} with the bytes from {@code position} on.
     *
     * @throws EOFException if there are not so many
     */
    void read(long position, ByteBuffer to) throws IOException;

    /** All bytes, read where they are when they are needed; at most 2 GB. */
    ByteBuffer mapped() throws IOException;

    /** {@code size} bytes of a file, from {@code start} on. */
    static ByteSource of(FileChannel file, long start, long size) {
        return new ByteSource() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public void read(long position, ByteBuffer to) throws IOException {
                long place = start + position;
                if (position < 0 || position > size - to.remaining()) {
                    throw new EOFException();
                }
                while (to.hasRemaining()) {
                    int count = file.read(to, place);
                    if (count < 0) {
                        throw new EOFException();
                    }
                    place += count;
                }
            }

            @Override
            public ByteBuffer mapped() throws IOException {
                return file.map(FileChannel.MapMode.READ_ONLY, start, size);
            }
        };
    }

    /** Bytes in memory; not copied. */
    static ByteSource of(byte[] bytes) {
        return new ByteSource() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public void read(long position, ByteBuffer to) throws IOException {
                if (position < 0 || position > bytes.length - to.remaining()) {
                    throw new EOFException();
                }
                to.put(bytes, (int) position, to.remaining());
            }

            @Override
            public ByteBuffer mapped() {
                return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
            }
        };
    }
}
