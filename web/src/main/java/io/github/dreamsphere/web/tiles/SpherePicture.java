package io.github.dreamsphere.web.tiles;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import io.github.dreamsphere.viewer.load.NamedLayout;
import io.github.dreamsphere.viewer.load.StereoTags;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.ImagePart;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A photosphere in a file, without its pixels.
 *
 * @param file the file
 * @param width the whole picture's width in pixels
 * @param height the whole picture's height in pixels
 * @param stereo how the picture holds what the two eyes see
 * @param header where on the sphere an eye's picture lies, and the file's metadata
 * @param warnings what is odd about the file, one line each
 */
public record SpherePicture(
        Path file, int width, int height, StereoLayout stereo, PhotosphereHeader header, List<String> warnings) {
    public SpherePicture {
        warnings = List.copyOf(warnings);
    }

    /**
     * What {@code file} says.
     *
     * @throws io.github.dreamsphere.core.photosphere.UnknownCoverageException if nothing says which part of the sphere it
     *     shows
     * @throws IOException if it is no picture or cannot be read
     */
    public static SpherePicture read(Path file) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            return of(file, reader);
        }
    }

    /** As {@link #read(Path)}, for a file that {@code reader} has opened. */
    public static SpherePicture of(Path file, BandReader reader) throws IOException {
        return of(file, reader, StereoTags.layout(reader.metadata().xmp(), file));
    }

    /** As {@link #read(Path)}, for a file that does not say itself how it holds what the two eyes see. */
    public static SpherePicture read(Path file, StereoLayout stereo) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            return of(file, reader, stereo);
        }
    }

    /**
     * The layout of a file that shows the whole sphere but is not equirectangular: its name says so, its shape agrees, and
     * no tag says otherwise.
     */
    public static Optional<SphereLayout> layout(Path file) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            return layout(file, reader);
        }
    }

    /** As {@link #layout(Path)}, for a file that {@code reader} has opened. */
    public static Optional<SphereLayout> layout(Path file, BandReader reader) throws IOException {
        return NamedLayout.of(file, reader.metadata().xmp(), reader.width(), reader.height());
    }

    private static SpherePicture of(Path file, BandReader reader, StereoLayout stereo) throws IOException {
        ImagePart eye = stereo.part(Eye.LEFT, reader.width(), reader.height());
        Metadata ofEye = StereoTags.ofOneEye(reader.metadata(), stereo);
        PhotosphereHeader header = PhotosphereHeader.of(file, eye.width(), eye.height(), ofEye);
        List<String> warnings = Stream.concat(reader.warnings().stream(), header.warnings().stream())
                .toList();
        return new SpherePicture(file, reader.width(), reader.height(), stereo, header, warnings);
    }

    /** The eyes that have pictures of their own; only the left one if both see the same. */
    public List<Eye> eyes() {
        return stereo == StereoLayout.MONO ? List.of(Eye.LEFT) : List.of(Eye.LEFT, Eye.RIGHT);
    }

    /** The levels of an eye's picture, smallest first. */
    public List<Level> levels() {
        return Level.all(header.coverage().width(), header.coverage().height());
    }

    /** The border of an eye's picture in the size of {@code level}. */
    Border border(Level level) {
        Border border = header.surface().border();
        return new Border(level.width(), level.height(), border.wraps(), border.northPole(), border.southPole());
    }

    /** The part of the whole picture that {@code eye} sees. */
    ImagePart part(Eye eye) {
        return stereo.part(eye, width, height);
    }
}
