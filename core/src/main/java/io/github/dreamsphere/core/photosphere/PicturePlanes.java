package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.quality.SphereScores;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A photosphere, or a plain picture, that may be too large for memory; read and written in bands.
 *
 * @param header all of it but the pixels
 * @param colour its pixels, HWC, of the header's size
 * @param alpha one float a pixel, if it has alpha
 */
public record PicturePlanes(PictureHeader header, Plane colour, Optional<Plane> alpha) {
    private static final int BAND = 32;

    /**
     * The pixels that {@code reader} has to give.
     *
     * @param header of the file that it reads
     * @param planes where the planes are made
     */
    public static PicturePlanes read(BandReader reader, PictureHeader header, Planes planes) throws IOException {
        int width = reader.width();
        Plane colour = planes.make(reader.height(), width * Image.CHANNELS);
        Optional<Plane> alpha = reader.hasAlpha() ? Optional.of(planes.make(reader.height(), width)) : Optional.empty();
        for (int top = 0; reader.rowsLeft() > 0; top += BAND) {
            Image band = reader.read(BAND);
            copy(band.rgb(), band.height(), colour, top);
            if (alpha.isPresent()) {
                copy(band.alpha().orElseThrow(), band.height(), alpha.get(), top);
            }
        }
        return new PicturePlanes(header, colour, alpha);
    }

    private static void copy(float[] band, int rows, Plane plane, int top) {
        for (int y = 0; y < rows; y++) {
            Plane.Row row = plane.row(top + y);
            System.arraycopy(band, y * plane.rowLength(), row.samples(), row.from(), plane.rowLength());
            plane.store(top + y, row);
        }
    }

    /** Other pixels of the same picture, perhaps more or fewer of them. */
    public PicturePlanes with(Plane changed, Optional<Plane> changedAlpha) {
        int width = changed.rowLength() / Image.CHANNELS;
        return new PicturePlanes(header.scaledTo(width, changed.height()), changed, changedAlpha);
    }

    /**
     * This picture in another number of pixels: itself if that is its own, else a new one by Lanczos, this one's planes
     * being given back.
     *
     * @param planes where the new planes are made
     */
    public PicturePlanes resized(int width, int height, Planes planes) {
        Surface surface = header.surface();
        if (surface.width() == width && surface.height() == height) {
            return this;
        }
        PicturePlanes resized = with(
                resized(colour, surface, width, height, planes),
                alpha.map(plane -> clamped(resized(plane, surface, width, height, planes))));
        close();
        return resized;
    }

    private static Plane resized(Plane plane, Surface surface, int width, int height, Planes planes) {
        return SphereResize.resize(plane, surface.border(), width, height, ResampleFilter.LANCZOS3, planes);
    }

    private static Plane clamped(Plane plane) {
        plane.changeEachRow((y, row) -> {
            for (int i = row.from(); i < row.from() + plane.rowLength(); i++) {
                row.samples()[i] = Math.min(1, Math.max(0, row.samples()[i]));
            }
        });
        return plane;
    }

    /** Gives the memory or disk of its planes back. */
    public void close() {
        colour.close();
        alpha.ifPresent(Plane::close);
    }

    /**
     * Writes it, see {@link PictureWriting}; grey if its source was and its pixels still are.
     *
     * @return how well what was written meets itself; empty if it is no full sphere
     */
    public Optional<SphereScores> write(Path file, WriteOptions options, Map<String, String> settings)
            throws IOException {
        return new PictureWriting(header, alpha.isPresent(), isGrey(), options, settings).write(file, this::band);
    }

    /** {@code rows} rows from {@code top} on. */
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
        return header.metadata().grey()
                && IntStream.range(0, colour.height()).allMatch(y -> {
                    Plane.Row row = colour.row(y);
                    return IntStream.range(0, colour.rowLength() / Image.CHANNELS)
                            .map(x -> x * Image.CHANNELS)
                            .allMatch(i -> row.get(i) == row.get(i + 1) && row.get(i) == row.get(i + 2));
                });
    }
}
