package io.github.dreamsphere.core.plane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A file for planes that do not fit into memory. Where the system allows it, the file is unlinked as soon as it is open
 * (elsewhere it is deleted when closed), so nothing is left behind however the process ends. It is filled with zeros at
 * once, so the disk cannot turn out to be full later.
 *
 * <p>It is read and written by position, not mapped, because mapped pages would count as memory of the process.
 */
public final class ScratchFile implements AutoCloseable {
    private static final int BLOCK = 1 << 20;

    private final Path folder;
    private final FileChannel channel;
    private final Queue<ByteBuffer> buffers = new ConcurrentLinkedQueue<>();
    /** The position of each piece in use, and its length in bytes. */
    private final TreeMap<Long, Long> used = new TreeMap<>();

    private ScratchFile(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes a scratch file.
     *
     * @param bytes its size
     * @throws ScratchSpaceException if the folder has less space left
     * @throws ScratchException if it is no folder or cannot be written to
     */
    public static ScratchFile in(Path folder, long bytes) throws IOException {
        requireFree(folder, bytes);
        Path path = Files.createTempFile(folder, ".dreamsphere", ".scratch");
        ScratchFile file = new ScratchFile(folder, open(path));
        try {
            file.fill(bytes);
        } catch (IOException e) {
            file.close();
            throw new ScratchSpaceException(folder, bytes, free(folder), e);
        }
        return file;
    }

    /**
     * Checks that a scratch file of {@code bytes} can be made in {@code folder}.
     *
     * @throws ScratchSpaceException if the folder has less space left
     * @throws ScratchException if it is no folder or cannot be written to
     */
    public static void requireFree(Path folder, long bytes) throws IOException {
        long free = free(folder);
        if (free < bytes) {
            throw new ScratchSpaceException(folder, bytes, free, null);
        }
    }

    private static long free(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new ScratchException(folder, "is no folder that scratch files can be written to");
        }
        return Files.getFileStore(folder).getUsableSpace();
    }

    private static FileChannel open(Path path) throws IOException {
        // Deleted as soon as it is open; where the system cannot delete an open file, when it is closed.
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private void fill(long bytes) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocateDirect(BLOCK);
        for (long at = 0; at < bytes; at += zeros.limit()) {
            zeros.clear().limit((int) Math.min(BLOCK, bytes - at));
            writeFully(zeros, at);
        }
    }

    /** A plane of {@code width} × {@code height} pixels, all zero. */
    synchronized Plane plane(int width, int height, int channels) {
        long bytes = (long) width * height * channels * Float.BYTES;
        long position = room(bytes);
        used.put(position, bytes);
        ScratchPlane plane = new ScratchPlane(this, position, width, height, channels);
        Row zeros = Row.of(new float[plane.rowLength()]);
        for (int y = 0; y < height; y++) {
            plane.store(y, zeros);
        }
        return plane;
    }

    /** The first gap between the pieces in use that is long enough. */
    private long room(long bytes) {
        long end = 0;
        for (var piece : used.entrySet()) {
            if (piece.getKey() - end >= bytes) {
                return end;
            }
            end = piece.getKey() + piece.getValue();
        }
        return end;
    }

    synchronized void release(long position) {
        used.remove(position);
    }

    void read(long position, Row row) {
        ByteBuffer buffer = buffer(row.length());
        try {
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, position + buffer.position()) < 0) {
                    throw new IOException("it is shorter than it was made");
                }
            }
        } catch (IOException e) {
            throw failed("read", e);
        }
        buffer.flip().order(ByteOrder.nativeOrder()).asFloatBuffer().get(row.array(), row.offset(), row.length());
        buffers.add(buffer);
    }

    void write(long position, Row row) {
        ByteBuffer buffer = buffer(row.length());
        buffer.asFloatBuffer().put(row.array(), row.offset(), row.length());
        try {
            writeFully(buffer, position);
        } catch (IOException e) {
            throw failed("written", e);
        }
        buffers.add(buffer);
    }

    private UncheckedIOException failed(String what, IOException e) {
        return new UncheckedIOException(
                new ScratchException(folder, "the scratch file in it cannot be " + what + ": " + e.getMessage(), e));
    }

    private void writeFully(ByteBuffer buffer, long position) throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
    }

    /** A buffer of that many floats that no other thread uses. */
    private ByteBuffer buffer(int floats) {
        ByteBuffer free = buffers.poll();
        ByteBuffer buffer = free != null && free.capacity() >= floats * Float.BYTES
                ? free
                : ByteBuffer.allocateDirect(floats * Float.BYTES);
        return buffer.clear().limit(floats * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
