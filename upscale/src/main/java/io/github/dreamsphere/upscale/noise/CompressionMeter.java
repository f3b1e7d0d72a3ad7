package io.github.dreamsphere.upscale.noise;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Luma;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Measures in the pixels of a picture how strongly it was compressed as a JPEG, whatever its file is now. It finds the
 * grid of 8x8 blocks, which a crop may have moved, and the steps to which their coefficients were rounded. A picture that
 * was resized or strongly edited after it was compressed does not show them any more.
 */
public final class CompressionMeter {
    /** The net of noise level 0 is the best above this quality, that of level 1 above the next, and so on. */
    private static final int[] BEST_ABOVE = {91, 77, 50};

    private static final int BAND = 64;
    private static final int BANDS = 12;
    private static final int WIDEST = 4096;
    private static final float BLACK = 0.5f / 255;
    private static final float WHITE = 254.5f / 255;

    /** Part of a picture: luma 0..255 of whole rows; NaN where a colour may have been clipped. */
    private record Band(int top, int width, int height, float[] luma) {}

    private final List<Band> bands = new ArrayList<>();

    /** Measures {@code picture}. */
    public static CompressionMeter of(Image picture) {
        CompressionMeter meter = new CompressionMeter();
        meter.addBands(picture.height(), rows -> picture.crop(0, rows.first(), picture.width(), rows.count()));
        return meter;
    }

    /**
     * Measures a picture that is read from its first row on; the last rows are not read.
     *
     * @throws IOException if the file cannot be read
     */
    public static CompressionMeter of(BandReader reader) throws IOException {
        CompressionMeter meter = new CompressionMeter();
        int[] next = {0};
        meter.addBands(reader.height(), rows -> {
            for (; next[0] < rows.first(); next[0] += Math.min(BAND, rows.first() - next[0])) {
                reader.read(Math.min(BAND, rows.first() - next[0]));
            }
            next[0] = rows.first() + rows.count();
            return reader.read(rows.count());
        });
        return meter;
    }

    private record Rows(int first, int count) {}

    private interface Source<E extends Exception> {
        Image read(Rows rows) throws E;
    }

    /** Adds the whole of a small picture; of a large one, bands of its middle half, which is least like sky and ground. */
    private <E extends Exception> void addBands(int height, Source<E> source) throws E {
        if (height <= BAND * BANDS) {
            add(source.read(new Rows(0, height)), 0);
            return;
        }
        // As many as do not overlap, because rows are read once.
        int count = Math.min(BANDS, height / 2 / BAND);
        for (int i = 0; i < count; i++) {
            int first = height / 4 + (int) ((long) i * (height / 2 - BAND) / (count - 1));
            add(source.read(new Rows(first, BAND)), first);
        }
    }

    /**
     * Adds rows of the picture, sRGB 0..1; wide ones are cut to their middle.
     *
     * @param top index of the first row in the picture
     */
    private void add(Image rows, int top) {
        int left = Math.max(0, (rows.width() - WIDEST) / 2) / BlockSpectrum.EDGE * BlockSpectrum.EDGE;
        int width = Math.min(WIDEST, rows.width());
        float[] luma = new float[width * rows.height()];
        float[] rgb = rows.rgb();
        for (int y = 0; y < rows.height(); y++) {
            for (int x = 0; x < width; x++) {
                luma[y * width + x] = luma(rgb, Image.CHANNELS * (y * rows.width() + left + x));
            }
        }
        bands.add(new Band(top, width, rows.height(), luma));
    }

    private static float luma(float[] rgb, int index) {
        for (int c = 0; c < Image.CHANNELS; c++) {
            if (rgb[index + c] < BLACK || rgb[index + c] > WHITE) {
                return Float.NaN;
            }
        }
        return 255 * Luma.of(rgb, index);
    }

    /** The noise level, 0 to 3, whose built-in net enlarges such a picture best; {@code upscale/BENCHMARKS.md} has the tables. */
    public int noiseLevel() {
        OptionalInt quality = quality();
        int level = 0;
        while (quality.isPresent() && level < BEST_ABOVE.length && quality.getAsInt() <= BEST_ABOVE[level]) {
            level++;
        }
        return level;
    }

    /**
     * The quality, 1 to 100 on the scale of the Independent JPEG Group, of a JPEG whose steps are as coarse; empty if
     * none are found, as in a picture that was never compressed or only slightly.
     */
    public OptionalInt quality() {
        double coarseness = spectrum().coarseness();
        if (coarseness == 0) {
            return OptionalInt.empty();
        }
        double quality = coarseness < 1 ? 100 - 50 * coarseness : 50 / coarseness;
        return OptionalInt.of((int) Math.max(1, Math.round(quality)));
    }

    private BlockSpectrum spectrum() {
        int column = phase(true);
        int row = phase(false);
        BlockSpectrum spectrum = new BlockSpectrum();
        for (Band band : bands) {
            int first = Math.floorMod(row - band.top(), BlockSpectrum.EDGE);
            for (int y = first; y + BlockSpectrum.EDGE <= band.height(); y += BlockSpectrum.EDGE) {
                for (int x = column; x + BlockSpectrum.EDGE <= band.width(); x += BlockSpectrum.EDGE) {
                    int from = y * band.width() + x;
                    if (!spectrum.isFull() && isKnown(band, from)) {
                        spectrum.add(band.luma(), from, band.width());
                    }
                }
            }
        }
        return spectrum;
    }

    private static boolean isKnown(Band band, int from) {
        for (int i = 0; i < BlockSpectrum.EDGE * BlockSpectrum.EDGE; i++) {
            if (Float.isNaN(band.luma()[from + i / BlockSpectrum.EDGE * band.width() + i % BlockSpectrum.EDGE])) {
                return false;
            }
        }
        return true;
    }

    /** The first column (or row) of the grid of blocks, 0 to 7: where neighbours differ most from a smooth course. */
    private int phase(boolean columns) {
        double[] steps = new double[BlockSpectrum.EDGE];
        for (Band band : bands) {
            int stride = columns ? 1 : band.width();
            int top = columns ? 0 : band.top();
            for (int y = columns ? 0 : 2; y < band.height() - (columns ? 0 : 1); y++) {
                for (int x = columns ? 2 : 0; x < band.width() - (columns ? 1 : 0); x++) {
                    int at = y * band.width() + x;
                    float[] v = band.luma();
                    float bend = v[at + stride] - 3 * v[at] + 3 * v[at - stride] - v[at - 2 * stride];
                    int phase = ((columns ? x : y) + top) % BlockSpectrum.EDGE;
                    steps[phase] += Float.isNaN(bend) ? 0 : Math.min(Math.abs(bend), 30);
                }
            }
        }
        int best = 0;
        for (int i = 1; i < steps.length; i++) {
            if (steps[i] > steps[best]) {
                best = i;
            }
        }
        return best;
    }
}
