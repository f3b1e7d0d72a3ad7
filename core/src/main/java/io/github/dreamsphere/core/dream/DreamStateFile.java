package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A {@link DreamState} as a file, exact to the last bit, so that a dream goes on after anything, even {@code kill -9}.
 *
 * <p>Big-endian: {@code "DSDREAM1"}; the key as modified UTF-8; level, step, width, height, count of remembered planes
 * as 32-bit integers; the dream's samples and each plane as 32-bit floats; the CRC-32 of all before it as a 64-bit
 * integer.
 */
public final class DreamStateFile {
    private static final byte[] MAGIC = "DSDREAM1".getBytes(StandardCharsets.US_ASCII);
    private static final int CHUNK_FLOATS = 1 << 14;
    private static final int MOST_PLANES = 8;

    private DreamStateFile() {}

    /**
     * Writes {@code state}; the file is whole at every moment, the old one or the new.
     *
     * @param key says which dream it belongs to: everything that decides its result, at most 65,535 bytes
     */
    public static void write(Path file, DreamState state, String key) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (CheckedOutputStream checked =
                        new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(part)), new CRC32());
                DataOutputStream out = new DataOutputStream(checked)) {
            out.write(MAGIC);
            out.writeUTF(key);
            out.writeInt(state.level());
            out.writeInt(state.step());
            out.writeInt(state.dream().width());
            out.writeInt(state.dream().height());
            out.writeInt(state.memory().size());
            writeFloats(state.dream().rgb(), out);
            for (float[] plane : state.memory()) {
                writeFloats(plane, out);
            }
            out.writeLong(checked.getChecksum().getValue());
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Reads the state of the dream named by {@code key}.
     *
     * @throws DreamStateException if the file is no state, is damaged, or belongs to another dream
     */
    public static DreamState read(Path file, String key) throws IOException {
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new DreamStateException(file, "is not the state of a dream");
            }
            if (!in.readUTF().equals(key)) {
                throw new DreamStateException(
                        file, "belongs to a dream of another picture or with other options; remove it to start anew");
            }
            DreamState state = readState(file, in);
            long expected = checked.getChecksum().getValue();
            if (in.readLong() != expected) {
                throw new DreamStateException(file, "is damaged; remove it to start anew");
            }
            return state;
        } catch (EOFException e) {
            throw new DreamStateException(file, "is cut short; remove it to start anew");
        }
    }

    private static DreamState readState(Path file, DataInputStream in) throws IOException {
        int level = in.readInt();
        int step = in.readInt();
        int width = in.readInt();
        int height = in.readInt();
        int planes = in.readInt();
        long samples = (long) width * height * Image.CHANNELS;
        if (level < 0 || step < 0 || width < 1 || height < 1 || planes < 0 || planes > MOST_PLANES) {
            throw new DreamStateException(file, "is damaged; remove it to start anew");
        }
        if (samples * Float.BYTES * (1 + planes) > Files.size(file)) {
            throw new EOFException();
        }
        Image dream = new Image(width, height, readFloats((int) samples, in));
        List<float[]> memory = new ArrayList<>();
        for (int i = 0; i < planes; i++) {
            memory.add(readFloats((int) samples, in));
        }
        return new DreamState(level, step, dream, List.copyOf(memory));
    }

    private static void writeFloats(float[] floats, DataOutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK_FLOATS * Float.BYTES);
        for (int from = 0; from < floats.length; from += CHUNK_FLOATS) {
            int count = Math.min(CHUNK_FLOATS, floats.length - from);
            bytes.asFloatBuffer().put(floats, from, count);
            out.write(bytes.array(), 0, count * Float.BYTES);
        }
    }

    private static float[] readFloats(int length, DataInputStream in) throws IOException {
        float[] floats = new float[length];
        ByteBuffer bytes = ByteBuffer.allocate(CHUNK_FLOATS * Float.BYTES);
        for (int from = 0; from < length; from += CHUNK_FLOATS) {
            int count = Math.min(CHUNK_FLOATS, length - from);
            in.readFully(bytes.array(), 0, count * Float.BYTES);
            bytes.asFloatBuffer().get(floats, from, count);
        }
        return floats;
    }
}
