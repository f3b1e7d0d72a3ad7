package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.internal.ImageRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Writes pictures in the format of the file's suffix. A file exists completely or not at all. */
public final class ImageWriter {
    private ImageWriter() {}

    /**
     * Writes a picture; replaces an existing file.
     *
     * <p>Samples are clamped to 0..1. A picture whose metadata says grey is written as grey if its pixels are.
     * A format without alpha shows transparent pixels over white.
     *
     * @return what metadata is left out because the format or the pixels do not allow it, one line each
     * @throws FileException if the suffix is not that of a format that is written, the folder does not exist, the format
     *     cannot hold the picture or the disk is full; then nothing is written
     */
    public static List<String> write(Picture picture, Path file, WriteOptions options) throws IOException {
        Image image = picture.image();
        Metadata metadata = picture.metadata();
        boolean grey = metadata.grey() && image.isGrey();
        boolean alpha = image.hasAlpha();
        WritePlan.Subject subject = new WritePlan.Subject(image.width(), image.height(), grey, alpha, metadata);
        WritePlan plan = WritePlan.of(file, subject, options);
        ImageRows rows = new ImageRows(image, plan.layout());
        try (OutputFile output = OutputFile.beside(file)) {
            plan.encoder().encode(output.partial(), plan.layout(), plan.metadata(), rows::read);
            output.commit();
            return plan.warnings();
        } catch (FileException e) {
            throw e;
        } catch (IOException | UncheckedIOException e) {
            throw ImageFileException.whileWriting(file, e);
        }
    }
}
