package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.BandWriter;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.quality.SphereScores;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a picture from bands of rows, wherever they come from.
 *
 * @param header all of the picture except the pixels
 * @param alpha whether the bands have alpha
 * @param grey whether the pixels are grey and are written as grey
 * @param options how the file is written
 * @param settings settings of the run that made it, to record by name
 */
public record PictureWriting(
        PictureHeader header, boolean alpha, boolean grey, WriteOptions options, Map<String, String> settings) {
    private static final int BAND = 32;

    /**
     * A written picture.
     *
     * @param scores how visible seam and poles are; empty if it is no part of a sphere, or too small for scores
     * @param warnings what metadata is left out, as of {@link BandWriter#warnings}
     */
    public record Written(Optional<SphereScores> scores, List<String> warnings) {}

    /** Supplies bands from top to bottom, each once. */
    @FunctionalInterface
    public interface Bands {
        /** {@code rows} rows from row {@code top} on. */
        Image band(int top, int rows) throws IOException;
    }

    /**
     * Writes {@code file}; it exists completely or not at all.
     *
     * @throws io.github.dreamsphere.core.file.FileException as {@link BandWriter#open}
     */
    public Written write(Path file, Bands bands) throws IOException {
        Surface surface = header.surface();
        Metadata metadata = header.metadataWith(settings).withGrey(grey);
        Optional<SphereScores> scores = scores(surface);
        try (BandWriter writer = BandWriter.open(file, surface.width(), surface.height(), alpha, metadata, options)) {
            for (int top = 0; top < surface.height(); top += BAND) {
                Image band = bands.band(top, Math.min(BAND, surface.height() - top));
                if (scores.isPresent()) {
                    scores.get().add(band);
                }
                writer.write(band);
            }
            writer.finish();
            return new Written(scores, writer.warnings());
        }
    }

    private static Optional<SphereScores> scores(Surface surface) {
        boolean scored = surface instanceof Equirectangular && surface.width() > 1 && surface.height() > 1;
        return scored ? Optional.of(new SphereScores(surface.width(), surface.height())) : Optional.empty();
    }
}
