package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.ArrayList;
import java.util.List;

/** The Gaussian blur of {@link SphereBlur} on a graphics card. */
final class SphereBlurShaders implements SphereSmoothing {
    private final List<CardFloats> own = new ArrayList<>();
    private final Dispatch down;
    private final Dispatch along;

    /**
     * Allocates all memory.
     *
     * @param pixels what is blurred
     * @param sigma standard deviation in pixels at the equator
     * @throws CardMemoryException if the memory is full
     */
    SphereBlurShaders(Card card, SpherePixels pixels, double sigma) {
        Surface sphere = pixels.surface();
        try {
            Region between = keep(new CardFloats(pixels.values().length()));
            float[] vertical = SphereBlur.tapsDown(sphere, sigma);
            down = dispatch(card, sphere, vertical.length)
                    .bind(pixels.values().shared(), between, null, keep(CardFloats.of(vertical)));
            List<float[]> taps = new ArrayList<>();
            int[] starts = new int[sphere.height() + 1];
            for (int y = 0; y < sphere.height(); y++) {
                taps.add(SphereBlur.tapsAlong(sphere, y, sigma));
                starts[y + 1] = starts[y] + taps.get(y).length;
            }
            Region joined = keep(CardFloats.of(joined(taps, starts)));
            along = dispatch(card, sphere, 0, "ALONG 1")
                    .bind(between, pixels.values().shared(), null, joined, keep(CardFloats.of(starts)));
        } catch (CardMemoryException e) {
            close();
            throw e;
        }
    }

    private static float[] joined(List<float[]> taps, int[] starts) {
        float[] all = new float[starts[taps.size()]];
        for (int y = 0; y < taps.size(); y++) {
            System.arraycopy(taps.get(y), 0, all, starts[y], taps.get(y).length);
        }
        return all;
    }

    private static Dispatch dispatch(Card card, Surface sphere, int count, String... macros) {
        return new Dispatch(card.programs().get("blur", macros), new Tiles(1))
                .integers(SphereShaders.geometry(sphere.border(), 0, 0, count))
                .each(sphere.width(), sphere.height());
    }

    private Region keep(CardFloats made) {
        own.add(made);
        return made.shared();
    }

    @Override
    public void run() {
        down.run();
        along.run();
    }

    @Override
    public void close() {
        own.forEach(CardFloats::close);
    }
}
