package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import io.github.dreamsphere.core.image.internal.RowLimits;
import io.github.dreamsphere.core.image.internal.UnsupportedPictureException;
import java.io.IOException;
import java.util.Arrays;

/**
 * How the pixels of a TIFF are stored.
 *
 * @param width pixels a row
 * @param height rows
 * @param bits bits a sample
 * @param isFloat whether samples are floating point numbers
 * @param samples samples a pixel, extra ones too
 * @param photometric what the samples mean (TIFF 6.0, PhotometricInterpretation)
 * @param compression how blocks are compressed
 * @param predictor how samples are stored as differences: 1 not at all, 2 as integers, 3 as floating point numbers
 * @param isPlanar whether each sample has blocks of its own
 * @param isBigEndian the byte order of samples
 * @param isBitReversed whether the lowest bit of a byte comes first
 * @param blocks the strips or tiles
 */
record TiffLayout(
        int width,
        int height,
        int bits,
        boolean isFloat,
        int samples,
        int photometric,
        TiffCompression compression,
        int predictor,
        boolean isPlanar,
        boolean isBigEndian,
        boolean isBitReversed,
        TiffBlocks blocks) {
    static final int WHITE_IS_ZERO = 0;
    static final int BLACK_IS_ZERO = 1;
    static final int RGB = 2;
    static final int PALETTE = 3;
    static final int CMYK = 5;
    static final int YCBCR = 6;
    static final int CIELAB = 8;
    static final int ICCLAB = 9;

    private static final int CFA = 32803;
    private static final int LINEAR_RAW = 34892;
    private static final int SIGNED = 2;
    private static final int FLOAT = 3;
    private static final int COMPLEX = 5;
    private static final int LARGEST_PREDICTOR = 3;
    private static final int MOST_SAMPLES = 1 << 10;

    /**
     * Reads the layout.
     *
     * @throws UnsupportedPictureException if pixels of this kind cannot be read here
     * @throws IOException if the fields contradict each other
     */
    static TiffLayout of(TiffFields fields) throws IOException {
        long fieldWidth = fields.number(TIFF.TAG_IMAGE_WIDTH, 0);
        long fieldHeight = fields.number(TIFF.TAG_IMAGE_HEIGHT, 0);
        RowLimits.check(fieldWidth, fieldHeight, 1);
        int width = (int) fieldWidth;
        int height = (int) fieldHeight;
        TiffCompression compression = TiffCompression.of(fields.number(TIFF.TAG_COMPRESSION, 1));
        int samples = (int) Math.min(MOST_SAMPLES + 1, fields.number(TIFF.TAG_SAMPLES_PER_PIXEL, 1));
        if (samples < 1 || samples > MOST_SAMPLES) {
            throw new IOException("its header says " + samples + " samples a pixel");
        }
        boolean isPlanar = fields.number(TIFF.TAG_PLANAR_CONFIGURATION, 1) == 2 && samples > 1;
        TiffLayout layout = new TiffLayout(
                width,
                height,
                bits(fields),
                isFloat(fields),
                samples,
                photometric(fields, samples),
                compression,
                compression.hasPredictor() ? (int) fields.number(TIFF.TAG_PREDICTOR, 1) : 1,
                isPlanar,
                fields.isBigEndian(),
                fields.number(TIFF.TAG_FILL_ORDER, 1) == 2,
                TiffBlocks.of(fields, width, height, isPlanar ? samples : 1));
        layout.check();
        return layout;
    }

    private static int bits(TiffFields fields) throws IOException {
        long[] bits = fields.numbers(TIFF.TAG_BITS_PER_SAMPLE);
        if (Arrays.stream(bits).distinct().count() > 1) {
            throw new UnsupportedPictureException("its samples have different numbers of bits (" + Arrays.toString(bits)
                    + "); save it with 8 or 16 bits a sample");
        }
        return bits.length == 0 ? 1 : (int) bits[0];
    }

    private static boolean isFloat(TiffFields fields) throws IOException {
        long format = fields.number(TIFF.TAG_SAMPLE_FORMAT, 1);
        if (format == SIGNED || format >= COMPLEX) {
            throw new UnsupportedPictureException("its samples are " + (format == SIGNED ? "signed" : "complex")
                    + " numbers; save it with unsigned or floating point samples");
        }
        return format == FLOAT;
    }

    private static int photometric(TiffFields fields, int samples) throws IOException {
        return (int) fields.number(TIFF.TAG_PHOTOMETRIC_INTERPRETATION, samples < 3 ? BLACK_IS_ZERO : RGB);
    }

    private void check() throws IOException {
        int colours = colours();
        if (samples < colours) {
            throw new IOException("its pixels have " + samples + " samples instead of " + colours);
        }
        RowLimits.check(width, height, samples);
        RowLimits.check(blocks.width(), blocks.height(), samples);
        boolean isLab = photometric == CIELAB || photometric == ICCLAB;
        boolean known = isFloat
                ? bits == 16 || bits == 32 || bits == 64
                : bits >= 1 && bits <= 16 || !isLab && (bits == 24 || bits == 32);
        boolean fewEnough = photometric != PALETTE || bits <= 16 && !isFloat;
        boolean isJpegOfBytes = compression != TiffCompression.JPEG || bits == 8;
        boolean isLabOfBytes = !isLab || isFloat || bits == 8 || bits == 16;
        boolean isYcbcrOfBytes = photometric != YCBCR || bits == 8;
        if (!known || !fewEnough || !isJpegOfBytes || !isYcbcrOfBytes || !isLabOfBytes) {
            throw new UnsupportedPictureException(
                    "its samples of " + bits + " bits" + (isFloat ? " in floating point" : "")
                            + " cannot be read here; save it with 8 or 16 bits a sample");
        }
        if (photometric == YCBCR && (isPlanar || samples != colours)) {
            throw new UnsupportedPictureException("its YCbCr colours are stored "
                    + (isPlanar ? "in planes" : "with " + (samples - colours) + " more channels")
                    + ", which cannot be read here; save it as RGB");
        }
        boolean isRestored = predictor == LARGEST_PREDICTOR
                ? isFloat
                : predictor == 1 || predictor == 2 && bits % Byte.SIZE == 0 && bits != 24 && photometric != YCBCR;
        if (!isRestored) {
            throw new UnsupportedPictureException(
                    "its predictor " + predictor + " for " + bits + " bits cannot be read here; save it without one");
        }
    }

    /** The number of samples that make the colour of a pixel. */
    int colours() throws UnsupportedPictureException {
        return switch (photometric) {
            case WHITE_IS_ZERO, BLACK_IS_ZERO, PALETTE -> 1;
            case RGB, YCBCR, CIELAB, ICCLAB -> 3;
            case CMYK -> 4;
            case CFA, LINEAR_RAW ->
                throw new UnsupportedPictureException(
                        "it holds raw data of a camera; develop it with a raw converter first");
            default ->
                throw new UnsupportedPictureException("its colours (photometric interpretation " + photometric
                        + ") cannot be read here; save it as RGB");
        };
    }

    /** Samples of a pixel within a block. */
    int samplesPerBlockPixel() {
        return isPlanar ? 1 : samples;
    }
}
