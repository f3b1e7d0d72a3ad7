package io.github.dreamsphere.core.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Writes pictures as JPEG, PNG or TIFF, by the file's suffix; the file is there wholly or not at all. */
public final class ImageWriter {
    private ImageWriter() {}

    /**
     * Writes a picture, over a file that may be there.
     *
     * <p>Samples are clamped to 0..1. A picture whose metadata says grey is written so as long as its pixels still are.
     * Transparent pixels are laid over white in a JPEG, which knows no alpha.
     *
     * @throws ImageFileException if the suffix is none of a format that is written, the folder does not exist, the format
     *     cannot hold the picture or the disk is full; nothing is written then
     */
    public static void write(Picture picture, Path file, WriteOptions options) throws IOException {
        ImageFormat format = ImageFormat.forWriting(file);
        Image image = format == ImageFormat.JPEG ? OverWhite.flatten(picture.image()) : picture.image();
        Metadata metadata = picture.metadata();
        boolean grey = metadata.grey() && hasGreyPixels(image);
        PixelLayout layout = layout(file, format, image, metadata.withGrey(grey), options);
        Metadata fitting = fitting(metadata.withGrey(grey), picture.metadata(), image);
        ImageRows rows = new ImageRows(image, layout);
        try (OutputFile output = OutputFile.beside(file)) {
            Encoder.of(format, options).encode(output.partial(), layout, fitting, rows::read);
            output.commit();
        } catch (UncheckedIOException e) {
            throw new ImageFileException(
                    file, "it could not be written: " + e.getCause().getMessage(), e);
        } catch (ImageFileException e) {
            throw e;
        } catch (IOException e) {
            throw new ImageFileException(file, "it could not be written: " + e.getMessage(), e);
        }
    }

    private static PixelLayout layout(
            Path file, ImageFormat format, Image image, Metadata metadata, WriteOptions options)
            throws ImageFileException {
        int bits = options.bits().orElse(Math.min(metadata.bits(), format.maximumBits()));
        if (bits > format.maximumBits()) {
            throw new ImageFileException(
                    file, format + " holds 8 bits a sample, not " + bits + "; write .png or .tif instead");
        }
        int edge = Math.max(image.width(), image.height());
        if (edge > format.maximumEdge()) {
            throw new ImageFileException(
                    file,
                    String.format(
                            "%dx%d pixels are too many for %s, which holds %d a side;" + " write .tif instead",
                            image.width(), image.height(), format, format.maximumEdge()));
        }
        return new PixelLayout(
                image.width(),
                image.height(),
                bits,
                metadata.grey(),
                image.alpha().isPresent());
    }

    /** The metadata for the pixels as they are: a grey picture's profile means nothing for coloured ones. */
    private static Metadata fitting(Metadata metadata, Metadata source, Image image) {
        Metadata sized = metadata.withExif(metadata.exif().map(exif -> exif.forUpright(image.width(), image.height())));
        return source.grey() && !metadata.grey() ? sized.withIcc(Optional.empty()) : sized;
    }

    private static boolean hasGreyPixels(Image image) {
        float[] rgb = image.rgb();
        for (int i = 0; i < rgb.length; i += Image.CHANNELS) {
            if (rgb[i] != rgb[i + 1] || rgb[i] != rgb[i + 2]) {
                return false;
            }
        }
        return true;
    }
}
