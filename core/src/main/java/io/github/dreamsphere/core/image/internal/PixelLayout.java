package io.github.dreamsphere.core.image.internal;

import io.github.dreamsphere.core.image.Image;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.SampleModel;

/**
 * The layout of the pixels of a file, which are stored row by row and interleaved.
 *
 * @param width pixels a row
 * @param height rows
 * @param bits bits a sample, 8 or 16
 * @param grey whether there is one grey sample instead of red, green and blue
 * @param alpha whether there is a sample of alpha, not premultiplied
 */
public record PixelLayout(int width, int height, int bits, boolean grey, boolean alpha) {
    public int samplesPerPixel() {
        return (grey ? 1 : Image.CHANNELS) + (alpha ? 1 : 0);
    }

    public int samplesPerRow() {
        return Math.multiplyExact(width, samplesPerPixel());
    }

    /** A colour model that leaves the samples as they are, so its colour space need not be that of the file. */
    public ColorModel colorModel() {
        ColorSpace space = ColorSpace.getInstance(grey ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        int transparency = alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
        return new ComponentColorModel(space, alpha, false, transparency, dataType());
    }

    public SampleModel sampleModel(int rows) {
        int samples = samplesPerPixel();
        int[] offsets = new int[samples];
        for (int i = 0; i < samples; i++) {
            offsets[i] = i;
        }
        return new PixelInterleavedSampleModel(dataType(), width, rows, samples, samplesPerRow(), offsets);
    }

    private int dataType() {
        return bits == 8 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    }
}
