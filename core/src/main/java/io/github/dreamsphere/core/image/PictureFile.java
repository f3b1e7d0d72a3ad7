package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.RowSink;
import java.awt.image.ColorModel;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A picture's file opened for reading by whatever its content says it is; all that can be wrong names the file. */
final class PictureFile {
    private final Path file;
    private final Decoder decoder;
    private final List<String> warnings;

    private PictureFile(Path file, Decoder decoder, List<String> warnings) {
        this.file = file;
        this.decoder = decoder;
        this.warnings = warnings;
    }

    static PictureFile open(Path file) throws ImageFileException {
        checkReadable(file);
        List<String> warnings = new ArrayList<>();
        Decoder decoder = naming(file, () -> decoder(file, warnings));
        return new PictureFile(file, decoder, warnings);
    }

    private static void checkReadable(Path file) throws ImageFileException {
        if (Files.isDirectory(file)) {
            throw new ImageFileException(file, "this is a folder, not a picture");
        }
        if (!Files.exists(file)) {
            throw new ImageFileException(file, "there is no such file");
        }
        if (!Files.isReadable(file)) {
            throw new ImageFileException(file, "permission to read it is denied");
        }
    }

    private static Decoder decoder(Path file, List<String> warnings) throws IOException {
        if (Files.size(file) == 0) {
            throw new ImageFileException(file, "the file is empty");
        }
        return ImageFormats.ofContent(file).open(file, warnings);
    }

    /** Width as stored, before the orientation is applied. */
    int width() {
        return decoder.width();
    }

    /** Height as stored. */
    int height() {
        return decoder.height();
    }

    ColorModel colorModel() {
        return decoder.colorModel();
    }

    Orientation orientation() {
        return Orientation.of(decoder.metadata().exif().map(Exif::orientation).orElse(1));
    }

    /** The metadata for the upright picture. */
    Metadata uprightMetadata() {
        Orientation orientation = orientation();
        int width = orientation.width(width(), height());
        int height = orientation.height(width(), height());
        Metadata metadata = decoder.metadata();
        return metadata.withExif(metadata.exif().map(exif -> exif.forUpright(width, height)));
    }

    /** What is odd about the file, as far as it has been decoded. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    void decode(RowSink sink) throws ImageFileException {
        naming(file, () -> {
            decoder.decode(sink);
            return null;
        });
    }

    /** The picture in fewer pixels, as stored, where that is soon had. */
    Optional<Image> small() {
        try {
            return decoder.small();
        } catch (IOException | RuntimeException e) {
            // What is wrong with the file is for decode to say, and to find out whether it is so wrong as that.
            return Optional.empty();
        }
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    /** Runs a step of reading; ImageIO's readers throw unchecked exceptions of all kinds on broken files. */
    private static <T> T naming(Path file, Reading<T> reading) throws ImageFileException {
        try {
            return reading.run();
        } catch (ImageFileException e) {
            throw e;
        } catch (EOFException e) {
            throw new ImageFileException(file, "the file is cut short; get a whole copy of it", e);
        } catch (UncheckedIOException e) {
            throw new ImageFileException(file, broken(e.getCause()), e);
        } catch (IOException | RuntimeException e) {
            throw new ImageFileException(file, broken(e), e);
        }
    }

    private static String broken(Throwable e) {
        Throwable cause = e;
        while (cause != null) {
            if (cause instanceof EOFException) {
                return "the file is cut short; get a whole copy of it";
            }
            cause = cause.getCause();
        }
        String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return "the picture is broken: " + words.lines().findFirst().orElse("");
    }
}
