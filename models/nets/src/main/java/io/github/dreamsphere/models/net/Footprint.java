package io.github.dreamsphere.models.net;

/**
 * The receptive field of an output value in pixels of the input: its extent, and the stride between neighbouring
 * outputs. A stride below 1 enlarges the blob (0.5 for a deconvolution of stride 2); an infinite extent is the whole
 * input.
 */
public record Footprint(double extent, double stride) {
    /** The footprint of an elementwise op. */
    public static final Footprint POINT = new Footprint(1, 1);

    /** The footprint of an op whose outputs depend on the whole input. */
    public static final Footprint EVERYTHING = new Footprint(Double.POSITIVE_INFINITY, 1);

    /** The footprint on the image of an op with this footprint whose input has the footprint {@code before}. */
    Footprint after(Footprint before) {
        return new Footprint(before.extent + (extent - 1) * before.stride, before.stride * stride);
    }

    /** The footprint of an op that reads two branches. */
    Footprint join(Footprint other) {
        return new Footprint(Math.max(extent, other.extent), Math.max(stride, other.stride));
    }
}
