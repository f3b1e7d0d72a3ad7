package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.core.file.ReadingMemoryException;
import io.github.dreamsphere.core.image.internal.RowSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads pictures as a whole: JPEG (baseline, progressive, grey, CMYK), PNG (8 and 16 bits, grey, palette, alpha), TIFF
 * (those, and 32 bits, floating point, CMYK, L*a*b*) and WebP. The content of a file determines its format, not its name.
 */
public final class ImageReader {
    /** The most pixels whose three floats fit into one array. */
    static final int MAXIMUM_PIXELS = ReadingBudget.LONGEST_ARRAY / Image.CHANNELS;

    private ImageReader() {}

    /**
     * The picture in {@code file}, upright.
     *
     * @throws ImageFileException if the file does not exist, is not a picture, is cut short or broken, or has too many
     *     pixels for one image
     * @throws ReadingMemoryException if its pixels do not fit into the memory that Java may use
     */
    public static Picture read(Path file) throws IOException {
        return read(file, ReadObserver.NONE);
    }

    /**
     * As {@link #read(Path)}, with an observer of its progress.
     *
     * @throws FileException as without an observer
     * @throws IOException what the observer throws
     */
    public static Picture read(Path file, ReadObserver observer) throws IOException {
        return read(PictureFile.open(file), observer);
    }

    /**
     * The whole picture, upright, in fewer pixels and in the picture's own colours; empty if that would take about as long as
     * reading the picture.
     *
     * @throws FileException as {@link #read(Path)}
     */
    public static Optional<Image> small(Path file) throws IOException {
        PictureFile opened = PictureFile.open(file);
        return opened.small().map(opened.orientation()::apply);
    }

    /** As {@link #read(Path, ReadObserver)}, from a file that is open. */
    static Picture read(PictureFile opened, ReadObserver observer) throws IOException {
        long pixels = (long) opened.width() * opened.height();
        if (pixels > MAXIMUM_PIXELS) {
            throw new ImageFileException(
                    opened.file(),
                    String.format(
                            "%dx%d pixels are too many to hold at once (at most %,d); make the picture smaller first",
                            opened.width(), opened.height(), MAXIMUM_PIXELS));
        }
        Orientation orientation = opened.orientation();
        Metadata metadata = opened.uprightMetadata();
        observer.begun(
                orientation.width(opened.width(), opened.height()),
                orientation.height(opened.width(), opened.height()),
                metadata);
        Optional<Image> small = observer == ReadObserver.NONE ? Optional.empty() : opened.small();
        if (small.isPresent()) {
            observer.small(orientation.apply(small.get()));
        }
        ImageAssembler assembler = assembler(opened);
        opened.decode(orientation == Orientation.UPRIGHT ? watched(assembler, observer) : assembler);
        return new Picture(orientation.apply(assembler.image()), metadata, opened.warnings());
    }

    private static ImageAssembler assembler(PictureFile opened) throws IOException {
        String what = "its " + opened.width() + "x" + opened.height() + " pixels";
        int floats = Image.CHANNELS + (opened.colorModel().hasAlpha() ? 1 : 0);
        ReadingBudget.of(opened.file()).takeMemory(what, (long) opened.width() * opened.height(), floats * Float.BYTES);
        try {
            return new ImageAssembler(opened.width(), opened.height(), opened.colorModel());
        } catch (OutOfMemoryError e) {
            throw ReadingBudget.tooLarge(opened.file(), what, e);
        }
    }

    private static RowSink watched(ImageAssembler assembler, ReadObserver observer) {
        return rows -> {
            assembler.accept(rows);
            observer.rows(assembler.image(), rows.getMinY() + rows.getHeight());
        };
    }
}
