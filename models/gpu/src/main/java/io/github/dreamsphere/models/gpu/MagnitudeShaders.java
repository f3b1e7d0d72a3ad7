package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.sphere.Surface;
import java.util.stream.DoubleStream;

/** The mean magnitude of a gradient over its surface, by area, and what it must be multiplied by, on a graphics card. */
final class MagnitudeShaders implements AutoCloseable {
    private static final int RGB = 3;
    private static final int RESULTS = 3;

    private final Holdings holdings = new Holdings();
    private final CardFloats result;
    private final Dispatch magnitude;
    private final Dispatch normal;

    /**
     * Allocates all memory.
     *
     * @param weight the mean magnitude that is wanted; with the macro {@code SQUARES}, the root mean square is 1
     * @throws CardMemoryException if the memory is full
     */
    MagnitudeShaders(Card card, SpherePixels gradient, double weight, String... macros) {
        Surface surface = gradient.surface();
        try {
            result = holdings.keep(CardFloats.ofDoubles(RESULTS));
            double[] each = ViewNumbers.areas(surface);
            Region areas = holdings.keep(CardFloats.of(each)).shared();
            Region rows = holdings.keep(CardFloats.ofDoubles(surface.height())).shared();
            double samples = RGB * surface.width() * DoubleStream.of(each).sum();
            Region numbers =
                    holdings.keep(CardFloats.of(new double[] {samples, weight})).shared();
            magnitude = new Dispatch(card.programs().get("magnitude", macros), new Tiles(1))
                    .bind(gradient.values().shared(), rows, areas)
                    .integers(surface.width())
                    .groups(surface.height(), 1);
            normal = new Dispatch(card.programs().get("normal", macros), new Tiles(1))
                    .bind(rows, result.shared(), numbers)
                    .integers(surface.height())
                    .groups(1, 1);
        } catch (CardMemoryException e) {
            close();
            throw e;
        }
    }

    /** Computes {@link #result}. */
    void run() {
        magnitude.run();
        normal.run();
    }

    /** What {@code normal.glsl} writes, doubles. */
    CardFloats result() {
        return result;
    }

    @Override
    public void close() {
        holdings.close();
    }
}
