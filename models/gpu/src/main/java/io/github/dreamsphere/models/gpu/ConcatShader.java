package io.github.dreamsphere.models.gpu;

import java.util.List;

/** A concatenation of channels. Parts that lie in the whole already are left out. */
final class ConcatShader extends ShaderKernel {
    private final List<Blob> parts;
    private final Blob whole;

    ConcatShader(Card card, List<Blob> parts, Blob whole) {
        super(card);
        this.parts = parts;
        this.whole = whole;
        int channel = 0;
        for (Blob part : parts) {
            if (!liesInWhole(part)) {
                addForward(copy(part, part.value(), whole.value()).integers(positions(), 0, channel, 0));
            }
            channel += part.shape().channels();
        }
    }

    private boolean liesInWhole(Blob part) {
        return part.value().memory() == whole.value().memory();
    }

    private int positions() {
        return whole.shape().positions();
    }

    /** A copy of a part's channels; its integers are not set yet. */
    private Dispatch copy(Blob part, Region from, Region to) {
        return card.dispatch("channels")
                .bind(from, to)
                .each(positions(), part.shape().channels());
    }

    @Override
    public void prepareBackward(boolean[] add) {
        int channel = 0;
        for (int i = 0; i < parts.size(); i++) {
            Blob part = parts.get(i);
            if (!liesInWhole(part)) {
                addBackward(
                        copy(part, whole.gradient(), part.gradient()).integers(positions(), channel, 0, flag(add[i])));
            }
            channel += part.shape().channels();
        }
    }
}
