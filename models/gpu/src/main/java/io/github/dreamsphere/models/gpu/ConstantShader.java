package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Constant;

/** Fixed values. They are copied in each pass, as the blob shares its memory with others. */
final class ConstantShader extends ShaderKernel {
    ConstantShader(Card card, Constant op, Blob output) {
        super(card);
        Region values = card.memory().weights(op, "values", () -> inBlocks(op, output));
        int positions = output.shape().positions();
        addForward(card.dispatch("scale")
                .bind(values, output.value())
                .integers(positions, 0)
                .floats(1)
                .each(positions, output.blocks()));
    }

    private static float[] inBlocks(Constant op, Blob output) {
        float[] plain = op.values().data();
        int channels = output.shape().channels();
        int positions = output.shape().positions();
        float[] ordered = new float[Math.toIntExact(Blob.length(output.shape()))];
        for (int i = 0; i < plain.length; i++) {
            int channel = i % channels;
            int block = channel / Blob.BLOCK * positions + i / channels;
            ordered[block * Blob.BLOCK + channel % Blob.BLOCK] = plain[i];
        }
        return ordered;
    }

    @Override
    public void prepareBackward(boolean[] add) {
        // It has no input.
    }
}
