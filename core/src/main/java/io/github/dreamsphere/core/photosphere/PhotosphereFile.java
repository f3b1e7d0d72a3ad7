package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads and writes photospheres: pictures whose GPano tags, or whose ratio of 2:1, say which part of the sphere they
 * cover.
 */
public final class PhotosphereFile {
    private PhotosphereFile() {}

    /**
     * The photosphere in {@code file}. Without GPano tags, a picture twice as wide as high is the full sphere.
     *
     * @throws io.github.dreamsphere.core.image.ImageFileException if the picture cannot be read, or if neither tags nor
     *     ratio say which part of the sphere it covers
     */
    public static Photosphere read(Path file) throws IOException {
        Picture picture = ImageReader.read(file);
        Image image = picture.image();
        PhotosphereHeader header = PhotosphereHeader.of(file, image.width(), image.height(), picture.metadata());
        List<String> warnings = Stream.concat(picture.warnings().stream(), header.warnings().stream())
                .toList();
        return header.with(header.metadata(), warnings).with(image);
    }

    /** Whether {@code picture} has GPano tags or is twice as wide as high. */
    public static boolean isPhotosphere(Picture picture) {
        return Gpano.silently(picture.metadata().xmp()).projection().isPresent()
                || CoverageFinder.isTwoToOne(
                        picture.image().width(), picture.image().height());
    }

    /**
     * Writes a photosphere with GPano tags that match its pixels, and records the settings of the run that made it.
     *
     * @param file its suffix determines the format
     * @param settings by name, added to those of earlier runs; see {@link RunSettings}
     * @return what metadata is left out, as of {@link ImageWriter#write}
     * @throws io.github.dreamsphere.core.file.FileException as {@link ImageWriter#write}
     */
    public static List<String> write(
            Photosphere photosphere, Path file, WriteOptions options, Map<String, String> settings) throws IOException {
        Metadata metadata = photosphere.header().metadataWith(settings);
        return ImageWriter.write(new Picture(photosphere.image(), metadata), file, options);
    }
}
