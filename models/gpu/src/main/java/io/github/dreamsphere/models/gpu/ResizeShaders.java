package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.ArrayList;
import java.util.List;

/** Resizes a gradient on a sphere, as {@link io.github.dreamsphere.core.sphere.SphereResize} does, on a graphics card. */
final class ResizeShaders implements AutoCloseable {
    private final List<CardFloats> own = new ArrayList<>();
    private final Dispatch rows;
    private final Dispatch columns;

    /**
     * Allocates all memory.
     *
     * @param between at least as wide as {@code from} and as high as {@code to}
     * @throws CardMemoryException if the memory is full
     */
    ResizeShaders(Card card, SpherePixels from, SpherePixels to, CardFloats between, String... macros) {
        Surface old = from.surface();
        Surface made = to.surface();
        String[] along = new String[macros.length + 1];
        System.arraycopy(macros, 0, along, 0, macros.length);
        along[macros.length] = "ALONG";
        try {
            rows = dispatch(card, old, old.width(), made.height())
                    .bind(bindings(from.values(), between, ResampleFilter.LANCZOS3.taps(old.height(), made.height())));
            columns = dispatch(card, old, made.width(), made.height(), along)
                    .bind(bindings(between, to.values(), ResampleFilter.LANCZOS3.taps(old.width(), made.width())));
        } catch (CardMemoryException e) {
            close();
            throw e;
        }
    }

    private static Dispatch dispatch(Card card, Surface old, int width, int height, String... macros) {
        return new Dispatch(card.programs().get("resize", macros), new Tiles(1))
                .integers(SphereShaders.geometry(old.border(), 0, 0, width))
                .each(width, height);
    }

    private Region[] bindings(CardFloats from, CardFloats to, ResampleFilter.Taps[] taps) {
        int[] places = new int[2 * taps.length + 1];
        for (int i = 0; i < taps.length; i++) {
            places[2 * i + 1] = taps[i].first();
            places[2 * i + 2] = places[2 * i] + taps[i].weights().length;
        }
        float[] weights = new float[places[2 * taps.length]];
        for (int i = 0; i < taps.length; i++) {
            System.arraycopy(taps[i].weights(), 0, weights, places[2 * i], taps[i].weights().length);
        }
        return new Region[] {from.shared(), to.shared(), null, keep(CardFloats.of(weights)), keep(CardFloats.of(places))
        };
    }

    private Region keep(CardFloats made) {
        own.add(made);
        return made.shared();
    }

    /** Writes the resized gradient. */
    void run() {
        rows.run();
        columns.run();
    }

    /** Adds the resized gradient, times {@code factor}; the macro {@code ADDED} was given. */
    void add(float factor) {
        rows.run();
        columns.floats(factor).run();
    }

    @Override
    public void close() {
        own.forEach(CardFloats::close);
    }
}
