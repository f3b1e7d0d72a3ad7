package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Row;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.WritableRaster;
import java.util.stream.IntStream;

/**
 * The rows of an image or a band as an encoder's samples: clamped to 0..1 and rounded to 8 or 16 bits. Where the layout
 * has no alpha, transparent pixels are laid over white.
 */
public final class ImageRows {
    private final Image image;
    private final PixelLayout layout;

    public ImageRows(Image image, PixelLayout layout) {
        this.image = image;
        this.layout = layout;
    }

    /** Fills {@code rows} with those of the image from {@code firstRow} on. */
    public void read(int firstRow, WritableRaster rows) {
        IntStream.range(0, rows.getHeight()).parallel().forEach(y -> convert(firstRow + y, y, rows));
    }

    private void convert(int imageRow, int rasterRow, WritableRaster rows) {
        int at = rasterRow * layout.samplesPerRow();
        if (rows.getDataBuffer() instanceof DataBufferByte bytes) {
            byte[] data = bytes.getData();
            convert(imageRow, at, (index, sample) -> data[index] = (byte) (sample * 255f + 0.5f));
        } else {
            short[] data = ((DataBufferUShort) rows.getDataBuffer()).getData();
            convert(imageRow, at, (index, sample) -> data[index] = (short) (sample * 65535f + 0.5f));
        }
    }

    private interface Samples {
        void put(int index, float sample);
    }

    private void convert(int y, int start, Samples samples) {
        Row rgb = image.colourPlane().row(y);
        Row alpha = image.alphaPlane().map(plane -> plane.row(y)).orElse(null);
        int colors = layout.grey() ? 1 : Image.CHANNELS;
        int to = start;
        for (int x = 0; x < layout.width(); x++) {
            for (int c = 0; c < colors; c++) {
                float sample = rgb.get(x * Image.CHANNELS + c);
                samples.put(to++, clamp(alpha == null || layout.alpha() ? sample : overWhite(sample, alpha.get(x))));
            }
            if (layout.alpha()) {
                samples.put(to++, alpha == null ? 1 : clamp(alpha.get(x)));
            }
        }
    }

    private static float overWhite(float sample, float opacity) {
        return opacity * sample + (1 - opacity);
    }

    /** NaN becomes 0. */
    private static float clamp(float sample) {
        return sample >= 0 ? Math.min(sample, 1) : 0;
    }
}
