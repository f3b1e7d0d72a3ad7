package io.github.dreamsphere.core.image.jpeg;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes JPEGs with marker segments that this program does not write. */
public final class JpegFiles {
    private JpegFiles() {}

    /** Writes an image with further segments after its SOI. */
    public static void write(Path file, Image image, byte[]... segments) throws IOException {
        ImageWriter.write(new Picture(image, Metadata.NONE), file, WriteOptions.defaults());
        byte[] plain = Files.readAllBytes(file);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(plain, 0, 2);
        for (byte[] segment : segments) {
            bytes.writeBytes(segment);
        }
        bytes.write(plain, 2, plain.length - 2);
        Files.write(file, bytes.toByteArray());
    }

    /** A segment with its marker and length. */
    public static byte[] segment(int marker, byte[]... contents) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (byte[] content : contents) {
            payload.writeBytes(content);
        }
        int length = payload.size() + 2;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
        bytes.writeBytes(payload.toByteArray());
        return bytes.toByteArray();
    }

    /** A profile in one segment. */
    public static byte[] icc(byte[] profile) {
        return segment(JpegStructure.APP2, latin("ICC_PROFILE\0\1\1"), profile);
    }

    /** The bytes of a text, one for each character. */
    public static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
