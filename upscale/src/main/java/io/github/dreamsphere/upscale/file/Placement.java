package io.github.dreamsphere.upscale.file;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.RunSettings;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The surfaces on which a file's pixels lie.
 *
 * @param surface the surface of each part
 * @param parts the number of parts, one above the other
 * @param header the file's header if it is one photosphere
 * @param metadata the file's metadata
 */
record Placement(Surface surface, int parts, Optional<PhotosphereHeader> header, Metadata metadata) {
    /** The placement of the file that {@code reader} reads. */
    static Placement of(Path file, BandReader reader, PictureLayout layout) throws IOException {
        int width = reader.width();
        int height = reader.height();
        Metadata metadata = reader.metadata();
        return switch (layout) {
            case FLAT -> new Placement(new Flat(width, height), 1, Optional.empty(), metadata);
            case OVER_UNDER -> new Placement(eye(file, width, height), 2, Optional.empty(), metadata);
            case SPHERE -> {
                PhotosphereHeader header = PhotosphereHeader.of(file, width, height, metadata);
                yield new Placement(header.coverage().surface(), 1, Optional.of(header), metadata);
            }
        };
    }

    private static Surface eye(Path file, int width, int height) throws ImageFileException {
        if (width != height) {
            throw new ImageFileException(
                    file,
                    width + "x" + height + " pixels are not two full spheres one above the other, which are as wide as"
                            + " high together");
        }
        if (height % 2 != 0) {
            throw new ImageFileException(file, height + " rows cannot be halved between two eyes");
        }
        return new Equirectangular(width, height / 2);
    }

    /** Warnings about the file's tags, one line each. */
    List<String> warnings() {
        return header.map(PhotosphereHeader::warnings).orElse(List.of());
    }

    /** The metadata for parts of {@code width} × {@code height} pixels, with the settings recorded. */
    Metadata metadata(int width, int height, Map<String, String> settings) {
        return header.map(h -> h.scaledTo(width, height).metadataWith(settings))
                .orElseGet(() -> metadata.withXmp(RunSettings.recorded(metadata.xmp(), settings)));
    }

    /** Whether there is one part and it is a full sphere. */
    boolean isFullSphere() {
        return parts == 1 && surface instanceof Equirectangular sphere && sphere.isFull();
    }
}
