package io.github.dreamsphere.app.film;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.Image;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * The dreamed frames of a shot in a file, in 8 bits, which is what video encoders take.
 *
 * <p>Big-endian: {@code "DSSHOT01"}; the length of the key in bytes and the width and height of the frames as 32-bit
 * integers; the key in UTF-8; the samples of all frames, red, green and blue, as a zlib stream.
 */
final class FrameFile {
    private static final byte[] MAGIC = "DSSHOT01".getBytes(StandardCharsets.US_ASCII);
    private static final float RANGE = 255;
    private static final int BUFFER = 1 << 16;

    private FrameFile() {}

    /** Whether {@code file} is there and was made with {@code key}. */
    static boolean isOf(Path file, String key) throws IOException {
        byte[] expected = key.getBytes(StandardCharsets.UTF_8);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC) || in.readInt() != expected.length) {
                return false;
            }
            in.readLong();
            return Arrays.equals(in.readNBytes(expected.length), expected);
        } catch (EOFException e) {
            return false;
        }
    }

    /** Writes a file, which is there when it is complete. */
    static final class Writer implements AutoCloseable {
        private final Path target;
        private final OutputFile file;
        private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        private final DataOutputStream plain;
        private final DeflaterOutputStream deflated;
        private final byte[] bytes;

        /** @param key everything that determines the frames */
        Writer(Path target, String key, int width, int height) throws IOException {
            byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
            this.target = target;
            file = OutputFile.beside(target);
            plain = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file.partial()), BUFFER));
            plain.write(MAGIC);
            plain.writeInt(keyBytes.length);
            plain.writeInt(width);
            plain.writeInt(height);
            plain.write(keyBytes);
            deflated = new DeflaterOutputStream(plain, deflater, BUFFER);
            bytes = new byte[width * height * Image.CHANNELS];
        }

        /** Writes the next frame. */
        void write(Image frame) throws IOException {
            float[] rgb = frame.rgb();
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) Math.round(Math.min(1, Math.max(0, rgb[i])) * RANGE);
            }
            try {
                deflated.write(bytes);
            } catch (IOException e) {
                throw failed(e);
            }
        }

        /** Completes the file. */
        void commit() throws IOException {
            try {
                deflated.close();
            } catch (IOException e) {
                throw failed(e);
            }
            file.commit();
        }

        private FileException failed(IOException e) {
            return new FileException(target, "it could not be written: " + e.getMessage(), e);
        }

        @Override
        public void close() throws IOException {
            try {
                plain.close();
            } finally {
                deflater.end();
                file.close();
            }
        }
    }

    /** Reads a file. */
    static final class Reader implements AutoCloseable {
        private final Path file;
        private final DataInputStream frames;
        private final int width;
        private final int height;

        Reader(Path file) throws IOException {
            this.file = file;
            DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER));
            in.skipNBytes(MAGIC.length);
            int key = in.readInt();
            width = in.readInt();
            height = in.readInt();
            in.skipNBytes(key);
            frames = new DataInputStream(new InflaterInputStream(in));
        }

        /** The next frame. */
        Image next() throws IOException {
            byte[] bytes = new byte[width * height * Image.CHANNELS];
            try {
                frames.readFully(bytes);
            } catch (EOFException | ZipException e) {
                throw new FileException(file, "is damaged; delete it, and resume the run", e);
            }
            Image frame = new Image(width, height);
            float[] rgb = frame.rgb();
            for (int i = 0; i < bytes.length; i++) {
                rgb[i] = (bytes[i] & 0xff) / RANGE;
            }
            return frame;
        }

        @Override
        public void close() throws IOException {
            frames.close();
        }
    }
}
