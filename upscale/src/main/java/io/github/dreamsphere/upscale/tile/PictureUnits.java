package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.models.net.ImageSpec;

/**
 * The inverse of an {@link ImageSpec}: converts a network's output from the units of its input to sRGB, or luma, in
 * 0..1.
 */
final class PictureUnits {
    private final float[] factor;
    private final float[] offset;
    private final boolean reversed;
    private final boolean same;

    PictureUnits(ImageSpec spec) {
        int channels = spec.channels().count();
        factor = new float[channels];
        offset = new float[channels];
        for (int c = 0; c < channels; c++) {
            factor[c] = 1 / (spec.scale().get(c) * spec.range());
            offset[c] = spec.mean().get(c) / spec.range();
        }
        reversed = spec.channels() == ImageSpec.Channels.BGR;
        same = !reversed && isIdentity();
    }

    private boolean isIdentity() {
        for (int c = 0; c < factor.length; c++) {
            if (factor[c] != 1 || offset[c] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Converts {@code values}, HWC in the network's channel order, in place. */
    void apply(float[] values) {
        if (same) {
            return;
        }
        int channels = factor.length;
        for (int i = 0; i < values.length; i++) {
            int c = i % channels;
            values[i] = values[i] * factor[c] + offset[c];
        }
        for (int i = 0; reversed && i < values.length; i += channels) {
            float blue = values[i];
            values[i] = values[i + 2];
            values[i + 2] = blue;
        }
    }
}
