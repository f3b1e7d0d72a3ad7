package io.github.dreamsphere.core.image.tiff;

import io.github.dreamsphere.core.file.LibraryException;
import io.github.dreamsphere.core.image.internal.ImageIoPlugins;
import io.github.dreamsphere.core.image.internal.LibjpegWarnings;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a strip or tile that is a JPEG (Adobe Photoshop TIFF Technical Note 2), as a whole, with the JDK's libjpeg. */
final class JpegRows implements BlockRows {
    private static final float SCALE = 1f / 255;
    private static final int MARKER_BYTES = 2;
    private static final int MOST_FILLING = 64;

    private final Raster raster;
    private final boolean isYcbcr;
    private int[] row = {};
    private int y;

    /**
     * @param tables a JPEG of tables only, which the blocks share; may be empty
     * @param block the JPEG of this block
     */
    JpegRows(byte[] tables, byte[] block, TiffLayout layout) throws IOException {
        raster = LibraryException.run(() -> raster(joined(tables, block), layout.blocks()));
        isYcbcr = layout.photometric() == TiffLayout.YCBCR;
        if (raster.getNumBands() != layout.samplesPerBlockPixel()) {
            throw new IOException("its JPEG blocks have " + raster.getNumBands() + " components instead of "
                    + layout.samplesPerBlockPixel());
        }
    }

    /** Puts the tables, without their end, before the block, without its start. */
    private static byte[] joined(byte[] tables, byte[] block) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        boolean hasTables = tables.length > 2 * MARKER_BYTES && block.length > MARKER_BYTES;
        if (hasTables) {
            joined.write(tables, 0, tables.length - MARKER_BYTES);
        }
        int from = hasTables ? MARKER_BYTES : 0;
        joined.write(block, from, block.length - from);
        return joined.toByteArray();
    }

    private static Raster raster(byte[] jpeg, TiffBlocks blocks) throws IOException {
        ImageReader reader = ImageIoPlugins.jdkReader("jpeg");
        boolean[] isCut = new boolean[1];
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.addIIOReadWarningListener((source, warning) -> isCut[0] |= LibjpegWarnings.saysCut(warning));
            reader.setInput(in, true, true);
            checkSize(reader.getWidth(0), reader.getHeight(0), blocks);
            Raster raster = reader.readRaster(0, null);
            if (isCut[0]) {
                throw new EOFException("a JPEG block ends too early");
            }
            return raster;
        } finally {
            reader.dispose();
        }
    }

    /** A JPEG may be padded a little beyond its block, but its header must not ask for any amount of memory. */
    private static void checkSize(int width, int height, TiffBlocks blocks) throws IOException {
        if (width > blocks.width() + (long) MOST_FILLING || height > blocks.height() + (long) MOST_FILLING) {
            throw new IOException("a strip or tile of " + blocks.width() + "x" + blocks.height()
                    + " pixels holds a JPEG of " + width + "x" + height);
        }
    }

    @Override
    public void next(float[] samples) throws IOException {
        if (y >= raster.getHeight() || samples.length > raster.getWidth() * raster.getNumBands()) {
            throw new EOFException("a JPEG block is smaller than it should be");
        }
        row = raster.getPixels(0, y++, raster.getWidth(), 1, row.length == 0 ? null : row);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = row[i] * SCALE;
        }
        if (isYcbcr) {
            convert(samples);
        }
    }

    /** YCbCr to RGB in libjpeg's whole numbers (JFIF 1.02). */
    private void convert(float[] samples) {
        for (int i = 0; i < samples.length; i += 3) {
            int luma = row[i];
            int cb = row[i + 1] - 128;
            int cr = row[i + 2] - 128;
            samples[i] = sample(luma + (91881 * cr + 32768 >> 16));
            samples[i + 1] = sample(luma + (-22554 * cb - 46802 * cr + 32768 >> 16));
            samples[i + 2] = sample(luma + (116130 * cb + 32768 >> 16));
        }
    }

    private static float sample(int level) {
        return Math.max(0, Math.min(255, level)) * SCALE;
    }
}
