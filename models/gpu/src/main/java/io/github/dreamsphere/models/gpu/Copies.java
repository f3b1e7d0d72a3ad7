package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Shape;

/** Copies between blobs and blocks in which the channels of a position lie together, as outside the card (HWC). */
record Copies(Card card) {
    /** Copies {@code values}, the blob's value or gradient, to the start of {@code plain}. */
    Dispatch down(Blob blob, Region values, CardFloats plain) {
        Shape shape = blob.shape();
        return card.dispatch("unpack")
                .bind(values, plain(plain, shape))
                .integers(shape.positions(), shape.channels())
                .each(shape.positions(), blob.blocks());
    }

    /** Copies the start of {@code plain} to {@code values}, the blob's value or gradient, or adds it. */
    Dispatch up(CardFloats plain, Blob blob, Region values, boolean add) {
        Shape shape = blob.shape();
        return card.dispatch("pack")
                .bind(plain(plain, shape), values)
                .integers(shape.positions(), shape.channels(), ShaderKernel.flag(add))
                .each(shape.positions(), blob.blocks());
    }

    /** The start of {@code plain}, one blob for each tile; its step counts floats, as the shaders do there. */
    private static Region plain(CardFloats plain, Shape shape) {
        return new Region(plain, 0, shape.length());
    }
}
