package io.github.dreamsphere.core.image.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Decodes the rows of a strip or tile from top to bottom. */
interface BlockRows {
    /**
     * Decodes the next row.
     *
     * @param samples receives the samples of the block's pixels, interleaved
     */
    void next(float[] samples) throws IOException;

    /** The rows of a block that holds one row of samples after the other. */
    static BlockRows plain(InputStream in, TiffLayout layout) throws IOException {
        int count = Math.multiplyExact(layout.blocks().width(), layout.samplesPerBlockPixel());
        byte[] row = new byte[Math.toIntExact(((long) count * layout.bits() + Byte.SIZE - 1) / Byte.SIZE)];
        TiffPredictor predictor = new TiffPredictor(layout, row.length);
        TiffSamples conversion = new TiffSamples(layout);
        return samples -> {
            if (in.readNBytes(row, 0, row.length) < row.length) {
                throw new EOFException("a strip or tile ends too early");
            }
            predictor.restore(row);
            conversion.unpack(row, count, samples);
        };
    }
}
