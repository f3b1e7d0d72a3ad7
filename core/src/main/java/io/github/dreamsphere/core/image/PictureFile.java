package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.core.image.internal.Decoder;
import io.github.dreamsphere.core.image.internal.RowSink;
import io.github.dreamsphere.core.image.internal.UnsupportedPictureException;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An open picture file of any format. All of its exceptions name the file. */
final class PictureFile {
    private final Path file;
    private final Decoder decoder;
    private final List<String> warnings;
    private final Metadata metadata;

    private PictureFile(Path file, Decoder decoder, List<String> warnings) {
        this.file = file;
        this.decoder = decoder;
        this.warnings = warnings;
        this.metadata = upright();
    }

    static PictureFile open(Path file) throws FileException {
        checkReadable(file);
        // Decoding adds to them in a thread of its own.
        List<String> warnings = new CopyOnWriteArrayList<>();
        Decoder decoder = naming(file, () -> decoder(file, warnings));
        if (decoder.width() < 1 || decoder.height() < 1) {
            throw new ImageFileException(
                    file,
                    "the picture is broken: its header says " + decoder.width() + "x" + decoder.height() + " pixels");
        }
        return new PictureFile(file, decoder, warnings);
    }

    private static void checkReadable(Path file) throws FileException {
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

    /** The file, as it was named. */
    Path file() {
        return file;
    }

    /** Width in pixels as stored, before the orientation is applied. */
    int width() {
        return decoder.width();
    }

    /** Height in pixels as stored. */
    int height() {
        return decoder.height();
    }

    ColorModel colorModel() {
        return decoder.colorModel();
    }

    Orientation orientation() {
        return Orientation.of(decoder.metadata().exif().map(Exif::orientation).orElse(1));
    }

    /** The metadata for the upright picture, without what does not fit it. */
    Metadata uprightMetadata() {
        return metadata;
    }

    private Metadata upright() {
        Orientation orientation = orientation();
        int width = orientation.width(width(), height());
        int height = orientation.height(width(), height());
        Metadata stored = decoder.metadata();
        Optional<Exif> exif = stored.exif().filter(Exif::isReadable);
        if (stored.exif().isPresent() && exif.isEmpty()) {
            warnings.add("its EXIF is left out: it is broken");
        }
        Xmp xmp = PixelXmp.forUpright(stored.xmp(), width, height, orientation != Orientation.UPRIGHT);
        return stored.withIcc(ProfileGate.read(stored.icc(), stored.grey(), warnings))
                .withExif(exif.map(block -> block.forUpright(width, height)))
                .withXmp(PixelXmp.withoutOtherParts(xmp, warnings));
    }

    /** Warnings about the file, as far as it has been decoded, one line each. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /**
     * Decodes the picture once, from top to bottom.
     *
     * @throws ImageFileException if the file is broken or cut short
     * @throws IOException what the sink throws
     */
    void decode(RowSink sink) throws IOException {
        GuardedSink guarded = new GuardedSink(sink);
        try {
            naming(file, () -> {
                decoder.decode(guarded);
                return null;
            });
        } catch (IOException | RuntimeException e) {
            guarded.rethrow();
            throw e;
        }
    }

    /** Remembers what the sink threw, which is no fault of the file, whatever the decoding library throws then. */
    private static final class GuardedSink implements RowSink {
        private final RowSink sink;
        private Exception failure;

        GuardedSink(RowSink sink) {
            this.sink = sink;
        }

        @Override
        public void accept(Raster rows) throws IOException {
            try {
                sink.accept(rows);
            } catch (IOException | RuntimeException e) {
                failure = e;
                throw e;
            }
        }

        void rethrow() throws IOException {
            if (failure instanceof IOException e) {
                throw e;
            }
            if (failure instanceof RuntimeException e) {
                throw e;
            }
        }
    }

    /** The picture as stored in fewer pixels, if the format can tell that quickly. */
    Optional<Image> small() {
        try {
            return decoder.small();
        } catch (IOException | RuntimeException e) {
            // If the file is broken, decode will say so.
            return Optional.empty();
        }
    }

    private interface Reading<T> {
        T run() throws IOException;
    }

    /** Runs a step of reading and adds the name of the file to its exceptions. */
    private static <T> T naming(Path file, Reading<T> reading) throws FileException {
        try {
            return reading.run();
        } catch (FileException e) {
            throw e;
        } catch (EOFException e) {
            throw new ImageFileException(file, "the file is cut short; get a whole copy of it", e);
        } catch (UnsupportedPictureException e) {
            throw new ImageFileException(file, e.getMessage(), e);
        } catch (IOException e) {
            throw new ImageFileException(file, broken(e), e);
        } catch (OutOfMemoryError e) {
            throw ReadingBudget.tooLarge(file, "the picture", e);
        }
    }

    private static String broken(IOException e) {
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
