package io.github.dreamsphere.core.image.tiff;

import io.github.dreamsphere.core.image.internal.PixelLayout;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A strip of a TIFF: horizontal differences of the samples (TIFF 6.0, section 14), big-endian, deflated. */
final class TiffStrip {
    /** Strips of about this size compress well and are read fast. */
    private static final int TARGET_BYTES = 1 << 20;

    /** The differences of photographs hardly compress better at a higher level. */
    private static final int LEVEL = 3;

    private final PixelLayout layout;
    private final WritableRaster rows;

    TiffStrip(PixelLayout layout, WritableRaster rows) {
        this.layout = layout;
        this.rows = rows;
    }

    static long rowBytes(PixelLayout layout) {
        return (long) layout.samplesPerRow() * layout.bits() / Byte.SIZE;
    }

    /** The number of rows of a strip. */
    static int rows(PixelLayout layout) {
        return (int) Math.max(1, Math.min(layout.height(), TARGET_BYTES / rowBytes(layout)));
    }

    byte[] compressed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(LEVEL);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 14)) {
            byte[] row = new byte[(int) rowBytes(layout)];
            for (int y = 0; y < rows.getHeight(); y++) {
                fillRow(row, y);
                out.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private void fillRow(byte[] row, int y) {
        int from = y * layout.samplesPerRow();
        if (rows.getDataBuffer() instanceof DataBufferByte bytes) {
            fillBytes(row, bytes.getData(), from);
        } else {
            fillShorts(row, ((DataBufferUShort) rows.getDataBuffer()).getData(), from);
        }
    }

    private void fillBytes(byte[] row, byte[] samples, int from) {
        int left = layout.samplesPerPixel();
        for (int i = 0; i < row.length; i++) {
            row[i] = i < left ? samples[from + i] : (byte) (samples[from + i] - samples[from + i - left]);
        }
    }

    private void fillShorts(byte[] row, short[] samples, int from) {
        int left = layout.samplesPerPixel();
        for (int i = 0; i < row.length / 2; i++) {
            int difference = i < left ? samples[from + i] : samples[from + i] - samples[from + i - left];
            row[2 * i] = (byte) (difference >> 8);
            row[2 * i + 1] = (byte) difference;
        }
    }
}
