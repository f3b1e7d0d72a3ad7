package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.image.Image;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferFloat;
import java.awt.image.DataBufferUShort;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Converts rows from a decoder to the floats of an {@link Image}, in the same colour space. */
public abstract class RowConversion {
    private final boolean hasAlpha;

    private RowConversion(boolean hasAlpha) {
        this.hasAlpha = hasAlpha;
    }

    /**
     * The conversion for rows with samples of {@code model}: grey or RGB components, or a palette of these. Components in
     * floating point are RGB, not premultiplied, and interleaved.
     */
    public static RowConversion of(ColorModel model) {
        if (model.getTransferType() == DataBuffer.TYPE_FLOAT) {
            return new Floats(model);
        }
        return model instanceof IndexColorModel palette ? new Palette(palette) : new Components(model);
    }

    /** True if the rows have an alpha plane. */
    public boolean hasAlpha() {
        return hasAlpha;
    }

    /** Converts row {@code y} of {@code rows} to {@code rgb} at {@code pixel} and, if there is one, {@code alpha}. */
    public abstract void convert(Raster rows, int y, float[] rgb, float[] alpha, int pixel);

    private static final class Floats extends RowConversion {
        Floats(ColorModel model) {
            super(model.hasAlpha());
        }

        @Override
        public void convert(Raster rows, int y, float[] rgb, float[] alpha, int pixel) {
            float[] samples = ((DataBufferFloat) rows.getDataBuffer()).getData();
            int bands = rows.getNumBands();
            int from = interleavedOffset(rows, y);
            if (alpha == null) {
                System.arraycopy(samples, from, rgb, pixel * bands, rows.getWidth() * bands);
                return;
            }
            for (int x = pixel, end = pixel + rows.getWidth(), to = pixel * Image.CHANNELS; x < end; x++) {
                rgb[to++] = samples[from++];
                rgb[to++] = samples[from++];
                rgb[to++] = samples[from++];
                alpha[x] = samples[from++];
            }
        }
    }

    private static final class Palette extends RowConversion {
        private static final float SCALE = 1f / 255;

        private final int[] argb;
        private int[] indices = {};

        Palette(IndexColorModel model) {
            super(model.hasAlpha());
            argb = new int[1 << model.getPixelSize()];
            for (int i = 0; i < Math.min(argb.length, model.getMapSize()); i++) {
                argb[i] = model.getRGB(i);
            }
        }

        @Override
        public void convert(Raster rows, int y, float[] rgb, float[] alpha, int pixel) {
            int width = rows.getWidth();
            indices = rows.getSamples(rows.getMinX(), y, width, 1, 0, indices.length < width ? null : indices);
            for (int x = 0; x < width; x++) {
                int color = argb[indices[x]];
                int at = (pixel + x) * Image.CHANNELS;
                rgb[at] = (color >> 16 & 0xff) * SCALE;
                rgb[at + 1] = (color >> 8 & 0xff) * SCALE;
                rgb[at + 2] = (color & 0xff) * SCALE;
                if (alpha != null) {
                    alpha[pixel + x] = (color >>> 24) * SCALE;
                }
            }
        }
    }

    private static final class Components extends RowConversion {
        private final int colors;
        private final boolean premultiplied;
        private final float scale;
        private int[] samples = {};

        Components(ColorModel model) {
            super(model.hasAlpha());
            colors = model.getNumColorComponents();
            premultiplied = model.hasAlpha() && model.isAlphaPremultiplied();
            scale = 1f / ((1 << model.getComponentSize(0)) - 1);
        }

        @Override
        public void convert(Raster rows, int y, float[] rgb, float[] alpha, int pixel) {
            samples = rowSamples(rows, y, samples);
            int bands = rows.getNumBands();
            int green = colors == 1 ? 0 : 1;
            int blue = colors == 1 ? 0 : 2;
            int end = rows.getWidth();
            for (int x = 0, from = 0, to = pixel * Image.CHANNELS; x < end; x++, from += bands) {
                rgb[to++] = samples[from] * scale;
                rgb[to++] = samples[from + green] * scale;
                rgb[to++] = samples[from + blue] * scale;
            }
            if (alpha != null) {
                convertAlpha(bands, rgb, alpha, pixel, end);
            }
        }

        private void convertAlpha(int bands, float[] rgb, float[] alpha, int pixel, int width) {
            for (int x = 0; x < width; x++) {
                float opacity = samples[x * bands + colors] * scale;
                alpha[pixel + x] = opacity;
                if (premultiplied && opacity > 0) {
                    for (int at = (pixel + x) * Image.CHANNELS, end = at + Image.CHANNELS; at < end; at++) {
                        rgb[at] = Math.min(1, rgb[at] / opacity);
                    }
                }
            }
        }
    }

    /** The samples of a row, interleaved; read directly from the data buffer where it is laid out so. */
    private static int[] rowSamples(Raster rows, int y, int[] reused) {
        int count = rows.getWidth() * rows.getNumBands();
        int[] samples = reused.length == count ? reused : new int[count];
        int from = interleavedOffset(rows, y);
        DataBuffer data = rows.getDataBuffer();
        if (from >= 0 && data instanceof DataBufferByte bytes) {
            byte[] row = bytes.getData();
            for (int i = 0; i < count; i++) {
                samples[i] = row[from + i] & 0xff;
            }
            return samples;
        }
        if (from >= 0 && data instanceof DataBufferUShort shorts) {
            short[] row = shorts.getData();
            for (int i = 0; i < count; i++) {
                samples[i] = row[from + i] & 0xffff;
            }
            return samples;
        }
        return rows.getPixels(rows.getMinX(), y, rows.getWidth(), 1, samples);
    }

    /** The row's start in a data buffer whose samples are interleaved in order; negative if they are not. */
    private static int interleavedOffset(Raster rows, int y) {
        if (!(rows.getSampleModel() instanceof ComponentSampleModel model)
                || rows.getDataBuffer().getNumBanks() != 1
                || model.getPixelStride() != rows.getNumBands()) {
            return -1;
        }
        int[] offsets = model.getBandOffsets();
        for (int band = 0; band < offsets.length; band++) {
            if (offsets[band] != offsets[0] + band) {
                return -1;
            }
        }
        int x = rows.getMinX() - rows.getSampleModelTranslateX();
        return model.getOffset(x, y - rows.getSampleModelTranslateY())
                + rows.getDataBuffer().getOffset();
    }
}
