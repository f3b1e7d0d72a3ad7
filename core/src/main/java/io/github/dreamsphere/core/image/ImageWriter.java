package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.internal.ImageRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Writes pictures as JPEG, PNG or TIFF, by the file's suffix; the file is there wholly or not at all. */
public final class ImageWriter {
    private ImageWriter() {}

    /**
     * Writes a picture, over a file that may be there.
     *
     * <p>Samples are clamped to 0..1. A picture whose metadata says grey is written so as long as its pixels still are.
     * Transparent pixels are laid over white in a JPEG, which knows no alpha.
     *
     * @throws FileException if the suffix is not that of a format that is written, the folder does not exist, the format
     *     cannot hold the picture or the disk is full; nothing is written then
     */
    public static void write(Picture picture, Path file, WriteOptions options) throws IOException {
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
        } catch (FileException e) {
            throw e;
        } catch (IOException | UncheckedIOException e) {
            throw ImageFileException.whileWriting(file, e);
        }
    }
}
