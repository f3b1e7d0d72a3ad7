package io.github.dreamsphere.models.gpu;

import java.util.List;

/** A concatenation of channels. Parts that lie in the whole already are left out. */
final class ConcatShader extends ShaderKernel {
    private final Card card;
    private final List<Blob> parts;
    private final Blob whole;

    ConcatShader(Card card, List<Blob> parts, Blob whole) {
        this.card = card;
        this.parts = parts;
        this.whole = whole;
        int channel = 0;
        for (Blob part : parts) {
            if (!liesInWhole(part)) {
                addForward(copy(part, part.value(), whole.value())
                        .integers(positions(), part.offset(), whole.offset(), 0, channel, 0));
            }
            channel += part.shape().channels();
        }
    }

    private boolean liesInWhole(Blob part) {
        return part.value() == whole.value();
    }

    private int positions() {
        return whole.shape().positions();
    }

    /** A copy of a part's channels; its offsets are not set yet. */
    private Dispatch copy(Blob part, CardFloats from, CardFloats to) {
        return new Dispatch(card.programs().get("channels"))
                .bind(from, to)
                .each(positions(), part.shape().channels());
    }

    @Override
    public void prepareBackward(boolean[] add) {
        int channel = 0;
        for (int i = 0; i < parts.size(); i++) {
            Blob part = parts.get(i);
            if (!liesInWhole(part)) {
                addBackward(copy(part, whole.gradient(), part.gradient())
                        .integers(positions(), whole.offset(), part.offset(), channel, 0, flag(add[i])));
            }
            channel += part.shape().channels();
        }
    }
}
