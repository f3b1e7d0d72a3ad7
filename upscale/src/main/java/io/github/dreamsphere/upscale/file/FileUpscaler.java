package io.github.dreamsphere.upscale.file;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.BandWriter;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Luma;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.progress.PartProgress;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleEstimate;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.noise.CompressionMeter;
import io.github.dreamsphere.upscale.rows.BandRowStream;
import io.github.dreamsphere.upscale.rows.ImageRowStream;
import io.github.dreamsphere.upscale.rows.RowStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Enlarges picture files, streamed in bands of rows, so that their size is limited by the disk alone. Metadata is
 * copied and updated for the new size.
 */
public final class FileUpscaler {
    private static final int ROWS_AT_ONCE = 32;

    private final Upscaler upscaler;
    private final Enlargement enlargement;
    private final PictureLayout layout;
    private final WriteOptions writing;
    private final Map<String, String> settings;

    /** The upscaler at the noise level of the options, or of the last source that was measured. */
    private Upscaler chosen;

    /** The last source that was measured, so that its estimate and its enlargement measure it once. */
    private Path measured;

    /**
     * @param writing how to write the result; by default with the source's bits per sample
     * @param settings settings to record in the result, by name; the noise level is added
     */
    public FileUpscaler(
            Upscaler upscaler,
            Enlargement enlargement,
            PictureLayout layout,
            WriteOptions writing,
            Map<String, String> settings) {
        this.upscaler = upscaler;
        this.chosen = upscaler;
        this.enlargement = enlargement;
        this.layout = layout;
        this.writing = writing;
        // The file keeps their order, so that the same run writes the same bytes.
        this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Estimates what enlarging {@code source} takes.
     *
     * @throws io.github.dreamsphere.core.image.ImageFileException if the source cannot be opened or does not fit the
     *     layout
     * @throws IllegalArgumentException as {@link Upscaler#estimate}
     */
    public UpscaleEstimate estimate(Path source) throws IOException {
        try (BandReader reader = BandReader.open(source)) {
            Placement placement = Placement.of(source, reader, layout);
            int channels = reader.hasAlpha() ? Image.CHANNELS + 1 : Image.CHANNELS;
            if (mustMeasure(source)) {
                measure(source, reader);
            }
            UpscaleEstimate part = chosen.estimate(placement.surface(), channels, enlargement);
            return new UpscaleEstimate(part.bytes(), part.seconds() * placement.parts(), part.options());
        }
    }

    /**
     * Enlarges {@code source} into {@code target}, which exists completely afterwards or not at all.
     *
     * @throws io.github.dreamsphere.core.image.ImageFileException if the source cannot be read or does not fit the
     *     layout, or the target cannot be written
     * @throws IllegalArgumentException if the enlargement cannot be made, see {@link Upscaler#enlarge(RowStream,
     *     Enlargement, Progress)}
     */
    public UpscaledFile enlarge(Path source, Path target, Progress progress) throws IOException {
        if (mustMeasure(source)) {
            try (BandReader reader = BandReader.open(source)) {
                measure(source, reader);
            }
        }
        try (BandReader reader = BandReader.open(source)) {
            Placement placement = Placement.of(source, reader, layout);
            Surface part = enlargement.of(placement.surface());
            int height = Math.multiplyExact(part.height(), placement.parts());
            Metadata metadata = placement.metadata(part.width(), part.height(), settings());
            FileScores scores = new FileScores(placement, part);
            List<String> warnings = new ArrayList<>();
            try (BandWriter writer =
                    BandWriter.open(target, part.width(), height, reader.hasAlpha(), metadata, writing)) {
                for (int i = 0; i < placement.parts(); i++) {
                    Progress share = new PartProgress(progress, "", i, placement.parts());
                    enlarge(new BandRowStream(reader, placement.surface()), share, band -> {
                        if (metadata.grey()) {
                            toGrey(band);
                        }
                        writer.write(band);
                        scores.add(band);
                    });
                }
                writer.finish();
                warnings.addAll(reader.warnings());
                warnings.addAll(placement.warnings());
                warnings.addAll(writer.warnings());
            }
            return new UpscaledFile(part.width(), height, scores.result(), warnings);
        }
    }

    private boolean mustMeasure(Path source) {
        return upscaler.options().noiseLevel().isEmpty() && !source.equals(measured);
    }

    /** Chooses the noise level for {@code source}; reads rows of {@code reader}. */
    private void measure(Path source, BandReader reader) throws IOException {
        chosen = upscaler.at(CompressionMeter.of(reader));
        measured = source;
    }

    private Map<String, String> settings() {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.put("upscaleDenoise", String.valueOf(chosen.options().noiseLevel().orElseThrow()));
        return all;
    }

    private interface BandTaker {
        void take(Image band) throws IOException;
    }

    private void enlarge(RowStream part, Progress progress, BandTaker taker) throws IOException {
        try (RowStream rows = chosen.enlarge(part, enlargement, progress)) {
            int height = rows.surface().height();
            for (int y = 0; y < height; y += ROWS_AT_ONCE) {
                progress.checkCancelled();
                taker.take(ImageRowStream.collect(rows, Math.min(ROWS_AT_ONCE, height - y)));
            }
        }
    }

    /** A network for colour gives grey pixels a faint tint; a grey file stores one sample. */
    private static void toGrey(Image band) {
        float[] rgb = band.rgb();
        for (int i = 0; i < rgb.length; i += Image.CHANNELS) {
            float luma = Luma.of(rgb, i);
            rgb[i] = luma;
            rgb[i + 1] = luma;
            rgb[i + 2] = luma;
        }
    }
}
