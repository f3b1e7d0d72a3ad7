package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Shape;

/** Copies between blobs and blocks in which the channels of a position lie together, as outside the card (HWC). */
record Copies(Card card) {
    /** Copies {@code values}, the blob's value or gradient, to the start of {@code plain}. */
    Dispatch down(Blob blob, CardFloats values, CardFloats plain) {
        Shape shape = blob.shape();
        return new Dispatch(card.programs().get("unpack"))
                .bind(values, plain)
                .integers(shape.positions(), shape.channels(), blob.offset())
                .each(shape.positions(), blob.blocks());
    }

    /** Copies the start of {@code plain} to {@code values}, the blob's value or gradient, or adds it. */
    Dispatch up(CardFloats plain, Blob blob, CardFloats values, boolean add) {
        Shape shape = blob.shape();
        return new Dispatch(card.programs().get("pack"))
                .bind(plain, values)
                .integers(shape.positions(), shape.channels(), blob.offset(), ShaderKernel.flag(add))
                .each(shape.positions(), blob.blocks());
    }
}
