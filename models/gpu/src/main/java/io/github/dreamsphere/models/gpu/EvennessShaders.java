package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.dream.AscentTask;
import java.util.Arrays;
import java.util.List;

/** Computes, on a graphics card, the factors that even out the gradients of the views in a pass. */
final class EvennessShaders implements AutoCloseable {
    private final Holdings holdings = new Holdings();
    private final CardFloats strengths;
    private final List<Dispatch> shaders;

    /**
     * Allocates all memory.
     *
     * @param image the net's input and its gradient, of square views
     * @param factors how pixels become the net's input
     * @throws CardMemoryException if the memory is full
     */
    EvennessShaders(Card card, AscentTask task, Blob image, Region factors) {
        int most = card.tiles().most();
        int size = image.shape().width();
        float[] ones = new float[most];
        Arrays.fill(ones, 1);
        try {
            strengths = holdings.keep(CardFloats.of(ones));
            if (task.evenness() == 0) {
                shaders = List.of();
                return;
            }
            Region rows = holdings.keep(CardFloats.ofDoubles(most * size)).shared();
            Dispatch sum = card.dispatch("strength")
                    .bind(image.gradient(), rows, factors)
                    .integers(size, image.shape().channels())
                    .groups(size, 1);
            Dispatch even = card.dispatch("even")
                    .bind(rows, strengths.shared())
                    .integers(size)
                    .floats((float) task.evenness())
                    .groups(1, 1);
            shaders = List.of(sum, even);
        } catch (CardMemoryException e) {
            close();
            throw e;
        }
    }

    /** Computes the {@link #strengths} of the gradients that the pass has computed last. */
    void run() {
        shaders.forEach(Dispatch::run);
    }

    /** A float for each of the pass's tiles. */
    Region strengths() {
        return strengths.shared();
    }

    @Override
    public void close() {
        holdings.close();
    }
}
