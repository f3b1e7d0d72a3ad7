package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.SrgbColours;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads a photosphere to be looked at, placed, posed and looked at first as its GPano tags say. */
public final class PanoramaFile {
    private PanoramaFile() {}

    /**
     * The panorama in {@code file}.
     *
     * @param hints what to go by instead of the file's tags and its name
     * @throws IOException if the picture cannot be read or is no photosphere
     */
    public static Panorama read(Path file, FileHints hints) throws IOException {
        Picture picture = ImageReader.read(file);
        Image image = picture.image();
        return of(PanoramaHeader.of(file, image.width(), image.height(), picture.metadata(), hints), picture);
    }

    /** The panorama of a photosphere in memory, one picture for both eyes. */
    public static Panorama of(Photosphere photosphere, String name) {
        Picture picture = new Picture(photosphere.image(), photosphere.metadata(), photosphere.warnings());
        return of(PanoramaHeader.mono(name, photosphere.header()), picture);
    }

    /** What {@code header} says of the picture's pixels, in sRGB. */
    static Panorama of(PanoramaHeader header, Picture picture) {
        Image image = header.unfolded(
                SrgbColours.apply(picture.image(), picture.metadata().icc()));
        SphereImage left = new SphereImage(header.stereo().half(image, Eye.LEFT), header.area());
        SphereImage right =
                header.isStereo() ? new SphereImage(header.stereo().half(image, Eye.RIGHT), header.area()) : left;
        return new Panorama(header.name(), left, right, header.pose(), warnings(header, picture));
    }

    private static List<String> warnings(PanoramaHeader header, Picture picture) {
        return Stream.concat(picture.warnings().stream(), header.warnings().stream())
                .map(warning -> header.name() + ": " + warning)
                .toList();
    }
}
