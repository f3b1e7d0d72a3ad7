package io.github.dreamsphere.models.net;

/**
 * How far one output value of an op sees, in pixels of its input: the width of the window and the step between
 * neighbouring outputs. A step below one enlarges the blob (a deconvolution of stride 2 has 0.5); an infinite extent
 * sees everything.
 */
public record Footprint(double extent, double stride) {
    /** An op that works on each position alone. */
    public static final Footprint POINT = new Footprint(1, 1);

    /** An op whose every output sees the whole image. */
    public static final Footprint EVERYTHING = new Footprint(Double.POSITIVE_INFINITY, 1);

    /** This footprint on the image when its input already has the footprint {@code before}. */
    Footprint after(Footprint before) {
        return new Footprint(before.extent + (extent - 1) * before.stride, before.stride * stride);
    }

    /** The wider of two branches that meet. */
    Footprint join(Footprint other) {
        return new Footprint(Math.max(extent, other.extent), Math.max(stride, other.stride));
    }
}
