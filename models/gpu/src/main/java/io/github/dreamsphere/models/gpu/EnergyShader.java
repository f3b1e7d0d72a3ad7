package io.github.dreamsphere.models.gpu;

import java.util.Arrays;

/** ½Σa² of a blob, and its gradient, on the card. */
final class EnergyShader implements BlobSlope {
    private final int blocks;
    private final CardFloats squares;
    private final Dispatch dispatch;

    /** @param blob of all tiles of a pass with a gradient */
    EnergyShader(Card card, Blob blob) {
        blocks = blob.blocks();
        squares = CardFloats.ofDoubles(blocks * card.tiles().most());
        dispatch = card.dispatch("energy")
                .bind(blob.value(), blob.gradient(), squares.shared())
                .integers(blob.shape().positions(), blob.shape().channels())
                .groups(blocks, 1);
    }

    @Override
    public double[] compute(int tiles) {
        dispatch.run();
        double[] sums = new double[tiles * blocks];
        squares.read(sums);
        double[] values = new double[tiles];
        Arrays.setAll(
                values,
                tile -> Arrays.stream(sums, tile * blocks, (tile + 1) * blocks).sum() / 2);
        return values;
    }

    @Override
    public void close() {
        squares.close();
    }
}
