package io.github.dreamsphere.app.video;

import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.image.XmpException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The XMP of an MP4 file: a box {@code uuid} at the top (XMP specification part 3, 1.2.7.1). */
public final class FilmXmp {
    static final String TYPE = "uuid";

    private static final byte[] UUID = HexFormat.of().parseHex("be7acfcb97a942e89c71999491e3afac");

    private FilmXmp() {}

    /** The box with this XMP. */
    static Box box(Xmp xmp) {
        return Box.of(TYPE, UUID, xmp.packet());
    }

    /** The packet in a box, if it is one with XMP. */
    static Optional<byte[]> packet(Box box) {
        boolean matches = box.content().length >= UUID.length
                && Arrays.equals(box.content(), 0, UUID.length, UUID, 0, UUID.length);
        return matches
                ? Optional.of(Arrays.copyOfRange(box.content(), UUID.length, box.content().length))
                : Optional.empty();
    }

    /**
     * The XMP of {@code film}; empty properties if it has none.
     *
     * @throws IOException if it is no MP4 file, or its XMP is damaged
     */
    public static Xmp read(Path film) throws IOException {
        try (FileChannel in = FileChannel.open(film, StandardOpenOption.READ)) {
            Optional<byte[]> packet = Mp4Rewrite.xmp(in);
            return packet.isPresent() ? Xmp.parse(packet.get()) : Xmp.EMPTY;
        } catch (XmpException e) {
            throw new IOException(film + ": its XMP is damaged: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException(film + ": is no MP4 film that can be read: " + e.getMessage(), e);
        }
    }
}
