package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.core.image.Luma;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Shape;

/** Converts a picture to a network's input by its {@link ImageSpec}, and the input's gradient to the picture's. */
public final class ImageInput {
    private static final int RGB = 3;
    private static final float[] LUMA = Luma.weights();

    private final Shape shape;
    private final float[] staging;

    /** The distance of a channel's neighbouring positions in {@link #staging}. */
    private final int betweenPositions;

    /** The distance of a position's neighbouring channels. */
    private final int betweenChannels;

    /** One row for each network channel: the factors of red, green and blue. */
    private final float[][] matrix;

    private final float[] offset;

    /** True if the network's channels are colours in reverse order. */
    private final boolean swapped;

    /** True if the network's channels are not single colours. */
    private final boolean mixed;

    /** Converts pictures of the size of {@code shape}, the input of a network with {@code spec}, HWC. */
    public ImageInput(ImageSpec spec, Shape shape) {
        this(spec, shape, MemoryLayout.HWC);
    }

    /** @param layout of the network's input: {@link MemoryLayout#HWC} or {@link MemoryLayout#CHW} */
    ImageInput(ImageSpec spec, Shape shape, MemoryLayout layout) {
        this.shape = shape;
        betweenPositions = layout == MemoryLayout.CHW ? 1 : shape.channels();
        betweenChannels = layout == MemoryLayout.CHW ? shape.positions() : 1;
        int channels = spec.channels().count();
        staging = new float[shape.length()];
        matrix = new float[channels][RGB];
        offset = new float[channels];
        mixed = spec.channels() == ImageSpec.Channels.LUMA;
        swapped = spec.channels() == ImageSpec.Channels.BGR;
        for (int c = 0; c < channels; c++) {
            float scale = spec.scale().get(c);
            offset[c] = -spec.mean().get(c) * scale;
            for (int k = 0; k < RGB; k++) {
                matrix[c][k] = spec.range() * scale * weight(spec.channels(), c, k);
            }
        }
    }

    private static float weight(ImageSpec.Channels channels, int channel, int rgb) {
        return switch (channels) {
            case RGB -> channel == rgb ? 1 : 0;
            case BGR -> channel == RGB - 1 - rgb ? 1 : 0;
            case LUMA -> LUMA[rgb];
        };
    }

    /**
     * The network's input for a picture, in the layout that this was made for; valid until the next call.
     *
     * @param rgb HWC, sRGB 0..1
     * @throws IllegalArgumentException if the picture has another size
     */
    public float[] values(float[] rgb) {
        requirePixels(rgb);
        return values(rgb, 0);
    }

    /** As {@link #values(float[])}, for picture {@code index}, from 0, of several that lie one after the other. */
    public float[] values(float[] rgb, int index) {
        int start = index * pixels();
        for (int c = 0; c < offset.length; c++) {
            if (mixed) {
                mix(rgb, start, c);
            } else {
                scale(rgb, start + colour(c), c);
            }
        }
        return staging;
    }

    /** The colour that network channel {@code c} is, if the channels are not mixed. */
    private int colour(int c) {
        return swapped ? RGB - 1 - c : c;
    }

    private void mix(float[] rgb, int start, int channel) {
        float[] row = matrix[channel];
        int from = start;
        int to = channel * betweenChannels;
        for (int i = 0; i < shape.positions(); i++) {
            staging[to] = row[0] * rgb[from] + row[1] * rgb[from + 1] + row[2] * rgb[from + 2] + offset[channel];
            from += RGB;
            to += betweenPositions;
        }
    }

    private void scale(float[] rgb, int start, int channel) {
        float factor = matrix[channel][colour(channel)];
        float added = offset[channel];
        int from = start;
        int to = channel * betweenChannels;
        for (int i = 0; i < shape.positions(); i++) {
            staging[to] = factor * rgb[from] + added;
            from += RGB;
            to += betweenPositions;
        }
    }

    /** The factors of red, green and blue, and what is added, for each channel of the network's input: four floats each. */
    public float[] factors() {
        float[] factors = new float[offset.length * (RGB + 1)];
        for (int c = 0; c < offset.length; c++) {
            System.arraycopy(matrix[c], 0, factors, c * (RGB + 1), RGB);
            factors[c * (RGB + 1) + RGB] = offset[c];
        }
        return factors;
    }

    /** The array that must hold the gradient of the network's input, in the same layout, before {@link #readGradient}. */
    public float[] staging() {
        return staging;
    }

    /** Converts the gradient in {@link #staging} to the picture's, which {@code rgb} receives, HWC. */
    public void readGradient(float[] rgb) {
        requirePixels(rgb);
        readGradient(rgb, 0);
    }

    /** As {@link #readGradient(float[])}, for picture {@code index}, from 0, of several that lie one after the other. */
    public void readGradient(float[] rgb, int index) {
        int start = index * pixels();
        if (mixed) {
            mixBack(rgb, start);
        } else {
            for (int c = 0; c < RGB; c++) {
                scaleBack(rgb, start + colour(c), c);
            }
        }
    }

    private void scaleBack(float[] rgb, int start, int channel) {
        float factor = matrix[channel][colour(channel)];
        int from = channel * betweenChannels;
        int to = start;
        for (int i = 0; i < shape.positions(); i++) {
            rgb[to] = factor * staging[from];
            from += betweenPositions;
            to += RGB;
        }
    }

    private void mixBack(float[] rgb, int start) {
        for (int i = 0; i < shape.positions(); i++) {
            for (int k = 0; k < RGB; k++) {
                float sum = 0;
                for (int c = 0; c < offset.length; c++) {
                    sum += matrix[c][k] * staging[c * betweenChannels + i * betweenPositions];
                }
                rgb[start + i * RGB + k] = sum;
            }
        }
    }

    private void requirePixels(float[] rgb) {
        if (rgb.length != pixels()) {
            throw new IllegalArgumentException("an image of " + shape.width() + "x" + shape.height() + " has "
                    + pixels() + " samples, were " + rgb.length);
        }
    }

    /** Number of samples of a picture. */
    private int pixels() {
        return shape.positions() * RGB;
    }
}
