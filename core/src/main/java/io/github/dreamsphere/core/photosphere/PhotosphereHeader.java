package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.sphere.Equirectangular;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All of a photosphere except the pixels.
 *
 * @param coverage which part of the sphere the pixels show
 * @param pose how the camera stood
 * @param initialView where a viewer looks first; empty if the file does not tell
 * @param metadata the metadata of the file
 * @param warnings warnings about the file, one line each
 */
public record PhotosphereHeader(
        Coverage coverage, Pose pose, Optional<InitialView> initialView, Metadata metadata, List<String> warnings)
        implements PictureHeader {
    public PhotosphereHeader {
        warnings = List.copyOf(warnings);
    }

    /**
     * The header of a file by its metadata and size. Without GPano tags, a picture twice as wide as high is the full
     * sphere.
     *
     * @param file for messages
     * @param width the picture's width in pixels
     * @param height the picture's height in pixels
     * @throws UnknownCoverageException if nothing tells which part of the sphere it shows
     * @throws ImageFileException if the tags contradict the size
     */
    public static PhotosphereHeader of(Path file, int width, int height, Metadata metadata) throws ImageFileException {
        return of(file, width, height, metadata, OptionalDouble.empty());
    }

    /**
     * As {@link #of(Path, int, int, Metadata)}, for a file that may have no tags.
     *
     * @param spanDegrees how many of the 360° its width covers if it has no tags; its centre is on the horizon
     * @throws ImageFileException also if it would reach over the poles
     */
    public static PhotosphereHeader of(Path file, int width, int height, Metadata metadata, OptionalDouble spanDegrees)
            throws ImageFileException {
        List<String> warnings = new ArrayList<>();
        Gpano gpano = new Gpano(metadata.xmp(), warnings);
        Coverage coverage = new CoverageFinder(file, width, height, spanDegrees, warnings).find(gpano);
        Pose pose = gpano.pose();
        return new PhotosphereHeader(coverage, pose, gpano.initialView(pose), metadata, warnings);
    }

    /** The header of a level full sphere without metadata. */
    public static PhotosphereHeader full(int width, int height) {
        Coverage coverage = Coverage.full(width, height);
        return new PhotosphereHeader(coverage, Pose.LEVEL, Optional.empty(), Metadata.NONE, List.of());
    }

    @Override
    public Equirectangular surface() {
        return coverage.surface();
    }

    @Override
    public double headingDegrees() {
        return initialView
                .map(view -> Math.IEEEremainder(view.headingDegrees() - pose.headingDegrees(), 360))
                .orElseGet(() -> Math.toDegrees(surface().longitude(coverage.width() / 2.0)));
    }

    /** The header of the same part of the sphere in another number of pixels. */
    @Override
    public PhotosphereHeader scaledTo(int width, int height) {
        return new PhotosphereHeader(coverage.scaledTo(width, height), pose, initialView, metadata, warnings);
    }

    @Override
    public Photosphere with(Image image) {
        return new Photosphere(this, image);
    }

    /** The same header with other metadata and warnings. */
    PhotosphereHeader with(Metadata metadata, List<String> warnings) {
        return new PhotosphereHeader(coverage, pose, initialView, metadata, warnings);
    }

    @Override
    public Metadata metadataWith(Map<String, String> settings) {
        return metadata.withXmp(RunSettings.recorded(GpanoWriting.xmp(this), settings));
    }
}
