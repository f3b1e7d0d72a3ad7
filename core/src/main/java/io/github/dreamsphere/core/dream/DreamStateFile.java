package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.PlaneSamples;
import io.github.dreamsphere.core.plane.Planes;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Writes and reads a {@link DreamState}, exact to the last bit, so that a dream can be resumed after any interruption,
 * even {@code kill -9}.
 *
 * <p>Big-endian: {@code "DSDREAM1"}; the key as modified UTF-8; level, step, width, height, count of remembered planes
 * as 32-bit integers; the dream's samples and each plane as 32-bit floats; the CRC-32 of all before it as a 64-bit
 * integer.
 */
public final class DreamStateFile {
    private static final byte[] MAGIC = "DSDREAM1".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_PLANES = 8;

    private DreamStateFile() {}

    /**
     * Writes {@code state}. At every moment the file is complete: the old one or the new one.
     *
     * @param key identifies the dream: everything that determines its result; at most 65,535 bytes
     */
    public static void write(Path file, DreamState state, String key) throws IOException {
        OutputFile.write(file, partial -> writeTo(partial, state, key));
    }

    private static void writeTo(Path file, DreamState state, String key) throws IOException {
        try (CheckedOutputStream checked =
                        new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), new CRC32());
                DataOutputStream out = new DataOutputStream(checked)) {
            out.write(MAGIC);
            out.writeUTF(key);
            out.writeInt(state.level());
            out.writeInt(state.step());
            out.writeInt(state.width());
            out.writeInt(state.height());
            out.writeInt(state.memory().size());
            PlaneSamples.write(state.dream(), out);
            for (Plane plane : state.memory()) {
                PlaneSamples.write(plane, out);
            }
            out.writeLong(checked.getChecksum().getValue());
        }
    }

    /**
     * Reads the state of the dream identified by {@code key}.
     *
     * @param planes makes the planes of the state
     * @throws DreamStateException if the file is not a dream's state, is damaged, or belongs to another dream
     */
    public static DreamState read(Path file, String key, Planes planes) throws IOException {
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new DreamStateException(file, "is not the state of a dream; remove it to start anew");
            }
            if (!in.readUTF().equals(key)) {
                throw new DreamStateException(
                        file, "belongs to a dream of another picture or with other options; remove it to start anew");
            }
            DreamState state = readState(file, in, planes);
            long expected = checked.getChecksum().getValue();
            if (in.readLong() != expected) {
                throw new DreamStateException(file, "is damaged; remove it to start anew");
            }
            return state;
        } catch (UTFDataFormatException e) {
            throw new DreamStateException(file, "is damaged; remove it to start anew");
        } catch (EOFException e) {
            throw new DreamStateException(file, "is cut short; remove it to start anew");
        }
    }

    private static DreamState readState(Path file, DataInputStream in, Planes made) throws IOException {
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
        Plane dream = readPlane(height, width, in, made);
        List<Plane> memory = new ArrayList<>();
        for (int i = 0; i < planes; i++) {
            memory.add(readPlane(height, width, in, made));
        }
        return new DreamState(level, step, dream, memory);
    }

    private static Plane readPlane(int height, int width, DataInputStream in, Planes planes) throws IOException {
        Plane plane = planes.make(width, height, Image.CHANNELS);
        PlaneSamples.read(plane, in);
        return plane;
    }
}
