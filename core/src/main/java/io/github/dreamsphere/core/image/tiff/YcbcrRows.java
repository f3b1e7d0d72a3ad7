package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Decodes blocks of YCbCr whose chroma may have fewer samples (TIFF 6.0, section 21) to RGB. A unit holds the lumas of some
 * pixels, row by row, then their Cb and Cr.
 */
final class YcbcrRows implements BlockRows {
    private static final double[] BT_601 = {0.299, 0.587, 0.114};
    private static final double[] FULL_RANGE = {0, 255, 128, 255, 128, 255};
    private static final double CHROMA_RANGE = 127;

    private final InputStream in;
    private final int width;
    private final int across;
    private final int down;
    private final double[] weights;
    private final double[] range;
    private final byte[] units;
    private final int unitBytes;
    private int row;

    /** How chroma is stored. */
    record Parameters(int across, int down, double[] weights, double[] range) {
        static Parameters of(TiffFields fields) throws IOException {
            long[] subsampling = fields.numbers(TIFF.TAG_YCBCR_SUB_SAMPLING);
            double[] weights = fields.fractions(TIFF.TAG_YCBCR_COEFFICIENTS);
            double[] range = fields.fractions(TIFF.TAG_REFERENCE_BLACK_WHITE);
            boolean isStored = subsampling.length == 2;
            Parameters read = new Parameters(
                    isStored ? (int) subsampling[0] : 2,
                    isStored ? (int) subsampling[1] : 2,
                    weights.length == 3 ? weights : BT_601,
                    range.length == 6 ? range : FULL_RANGE);
            read.check();
            return read;
        }

        private void check() throws IOException {
            if (Integer.bitCount(across) != 1 || Integer.bitCount(down) != 1 || across > 4 || down > 4) {
                throw new IOException("its chroma is subsampled by " + across + "x" + down);
            }
        }
    }

    YcbcrRows(InputStream in, int width, Parameters parameters) {
        this.in = in;
        this.width = width;
        across = parameters.across;
        down = parameters.down;
        weights = parameters.weights;
        range = parameters.range;
        unitBytes = across * down + 2;
        units = new byte[Math.multiplyExact((width + across - 1) / across, unitBytes)];
    }

    @Override
    public void next(float[] samples) throws IOException {
        int rowOfUnit = row++ % down;
        if (rowOfUnit == 0 && in.readNBytes(units, 0, units.length) < units.length) {
            throw new EOFException("a strip or tile ends too early");
        }
        for (int x = 0; x < width; x++) {
            int unit = x / across * unitBytes;
            int luma = units[unit + rowOfUnit * across + x % across] & 0xff;
            double y = (luma - range[0]) * 255 / (range[1] - range[0]);
            double cb = chroma(units[unit + unitBytes - 2], 2);
            double cr = chroma(units[unit + unitBytes - 1], 4);
            double red = y + cr * (2 - 2 * weights[0]);
            double blue = y + cb * (2 - 2 * weights[2]);
            double green = (y - weights[0] * red - weights[2] * blue) / weights[1];
            samples[3 * x] = sample(red);
            samples[3 * x + 1] = sample(green);
            samples[3 * x + 2] = sample(blue);
        }
    }

    private double chroma(byte stored, int reference) {
        return ((stored & 0xff) - range[reference]) * CHROMA_RANGE / (range[reference + 1] - range[reference]);
    }

    private static float sample(double level) {
        return Math.round(Math.max(0, Math.min(255, level))) / 255f;
    }
}
