package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.BandWriter;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.quality.SphereScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A photosphere that may be too large for memory; read and written in bands.
 *
 * @param header all of it but the pixels
 * @param colour its pixels, HWC
 * @param alpha one float a pixel, if it has alpha
 */
public record PhotospherePlanes(PhotosphereHeader header, Plane colour, Optional<Plane> alpha) {
    private static final int BAND = 32;

    /**
     * The photosphere in {@code file}; see {@link PhotosphereFile#read}.
     *
     * @param planes where its planes are made
     */
    public static PhotospherePlanes read(Path file, Planes planes) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            int width = reader.width();
            PhotosphereHeader header = PhotosphereHeader.of(file, width, reader.height(), reader.metadata());
            Plane colour = planes.make(reader.height(), width * Image.CHANNELS);
            Optional<Plane> alpha =
                    reader.hasAlpha() ? Optional.of(planes.make(reader.height(), width)) : Optional.empty();
            for (int top = 0; reader.rowsLeft() > 0; top += BAND) {
                Image band = reader.read(BAND);
                copy(band.rgb(), band.height(), colour, top);
                if (alpha.isPresent()) {
                    copy(band.alpha().orElseThrow(), band.height(), alpha.get(), top);
                }
            }
            return new PhotospherePlanes(header, colour, alpha);
        }
    }

    private static void copy(float[] band, int rows, Plane plane, int top) {
        for (int y = 0; y < rows; y++) {
            Plane.Row row = plane.row(top + y);
            System.arraycopy(band, y * plane.rowLength(), row.samples(), row.from(), plane.rowLength());
            plane.store(top + y, row);
        }
    }

    /** Other pixels of the same part of the sphere, perhaps more or fewer of them; alpha goes along. */
    public PhotospherePlanes with(Plane changed, Optional<Plane> changedAlpha) {
        int width = changed.rowLength() / Image.CHANNELS;
        return new PhotospherePlanes(header.scaledTo(width, changed.height()), changed, changedAlpha);
    }

    /**
     * Writes it, see {@link PhotosphereFile#write}.
     *
     * @return how well what was written meets itself
     */
    public SphereScores write(Path file, WriteOptions options, Map<String, String> settings) throws IOException {
        Coverage coverage = header.coverage();
        Metadata metadata = header.metadataWith(settings);
        SphereScores scores = new SphereScores(coverage.width(), coverage.height());
        try (BandWriter writer = BandWriter.open(
                file,
                coverage.width(),
                coverage.height(),
                alpha.isPresent(),
                metadata.withGrey(metadata.grey() && isGrey()),
                options)) {
            for (int top = 0; top < coverage.height(); top += BAND) {
                Image band = band(top, Math.min(BAND, coverage.height() - top));
                scores.add(band);
                writer.write(band);
            }
            writer.finish();
        }
        return scores;
    }

    private Image band(int top, int rows) {
        Image band = new Image(colour.rowLength() / Image.CHANNELS, rows);
        copy(colour, top, rows, band.rgb());
        return alpha.map(plane -> {
                    float[] values = new float[rows * plane.rowLength()];
                    copy(plane, top, rows, values);
                    return band.withAlpha(values);
                })
                .orElse(band);
    }

    private static void copy(Plane plane, int top, int rows, float[] band) {
        for (int y = 0; y < rows; y++) {
            Plane.Row row = plane.row(top + y);
            System.arraycopy(row.samples(), row.from(), band, y * plane.rowLength(), plane.rowLength());
        }
    }

    private boolean isGrey() {
        return IntStream.range(0, colour.height()).allMatch(y -> {
            Plane.Row row = colour.row(y);
            return IntStream.range(0, colour.rowLength() / Image.CHANNELS)
                    .map(x -> x * Image.CHANNELS)
                    .allMatch(i -> row.get(i) == row.get(i + 1) && row.get(i) == row.get(i + 2));
        });
    }
}
