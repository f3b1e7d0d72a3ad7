package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.PlaneSamples;
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
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * Writes and reads a {@link FilmState}, exact to the last bit, so that a film can be resumed after any interruption, even
 * {@code kill -9}.
 *
 * <p>Big-endian: {@code "DSFILM03"}; the key as modified UTF-8; the number of frames as a 32-bit integer; the last
 * frame, its detail and its growth, each as width and height of 32 bits and samples of 32-bit floats; the CRC-32 of all
 * before it as a 64-bit integer.
 */
public final class FilmStateFile {
    private static final byte[] MAGIC = "DSFILM03".getBytes(StandardCharsets.US_ASCII);

    private FilmStateFile() {}

    /**
     * Writes {@code state}. At every moment the file is complete: the old one or the new one.
     *
     * @param key identifies the film: everything that determines its dream; at most 65,535 bytes
     */
    public static void write(Path file, FilmState state, String key) throws IOException {
        OutputFile.write(file, partial -> writeTo(partial, state, key));
    }

    private static void writeTo(Path file, FilmState state, String key) throws IOException {
        try (CheckedOutputStream checked =
                        new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), new CRC32());
                DataOutputStream out = new DataOutputStream(checked)) {
            out.write(MAGIC);
            out.writeUTF(key);
            out.writeInt(state.frames());
            write(state.frame(), out);
            write(state.detail(), out);
            write(state.growth(), out);
            out.writeLong(checked.getChecksum().getValue());
        }
    }

    private static void write(Image image, DataOutputStream out) throws IOException {
        out.writeInt(image.width());
        out.writeInt(image.height());
        PlaneSamples.write(image.colourPlane(), out);
    }

    /**
     * Reads the state of the film identified by {@code key}.
     *
     * @throws FileException if the file is not a film's state, is damaged, or belongs to another film
     */
    public static FilmState read(Path file, String key) throws IOException {
        try (CheckedInputStream checked =
                        new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), new CRC32());
                DataInputStream in = new DataInputStream(checked)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new FileException(file, "is not the state of a film; remove it to start anew");
            }
            if (!in.readUTF().equals(key)) {
                throw new FileException(
                        file, "belongs to another film or to other options; remove its folder to start anew");
            }
            int frames = in.readInt();
            FilmState state = new FilmState(frames, image(file, in), image(file, in), image(file, in));
            long expected = checked.getChecksum().getValue();
            if (in.readLong() != expected) {
                throw damaged(file);
            }
            return state;
        } catch (EOFException | UTFDataFormatException e) {
            throw damaged(file);
        }
    }

    private static Image image(Path file, DataInputStream in) throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        long bytes = (long) width * height * Image.CHANNELS * Float.BYTES;
        if (width < 1 || height < 1 || bytes > Files.size(file)) {
            throw damaged(file);
        }
        Image image = new Image(width, height);
        PlaneSamples.read(image.colourPlane(), in);
        return image;
    }

    private static FileException damaged(Path file) {
        return new FileException(file, "is damaged; remove it to start anew");
    }
}
