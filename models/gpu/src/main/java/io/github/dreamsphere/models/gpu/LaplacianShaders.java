package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.dream.GradientSmoothing.LaplacianPyramid;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.ArrayList;
import java.util.List;

/** The normalisation of a gradient's bands, {@link LaplacianPyramid}, on a graphics card. */
final class LaplacianShaders implements SphereSmoothing {
    private final Card card;
    private final List<Runnable> steps = new ArrayList<>();
    private final List<Runnable> closing = new ArrayList<>();

    /** Between the rows and the columns of a resize. */
    private CardFloats between;

    /**
     * Allocates all memory.
     *
     * @param levels the number of bands
     * @throws CardMemoryException if the memory is full
     */
    LaplacianShaders(Card card, SpherePixels gradient, int levels) {
        this.card = card;
        try {
            if (LaplacianPyramid.splits(gradient.surface(), levels)) {
                between = between(gradient.surface());
            }
            normalise(gradient, levels);
        } catch (CardMemoryException e) {
            close();
            throw e;
        }
    }

    private CardFloats between(Surface whole) {
        Surface half = whole.scaledBy(0.5);
        long wide = (long) whole.width() * half.height();
        long high = (long) half.width() * whole.height();
        return floats(Math.max(wide, high));
    }

    private CardFloats floats(long pixels) {
        CardFloats made = new CardFloats(Blob.BLOCK * pixels);
        closing.add(made::close);
        return made;
    }

    private void normalise(SpherePixels band, int levels) {
        if (!LaplacianPyramid.splits(band.surface(), levels)) {
            scaleToUnit(band);
            return;
        }
        Surface half = band.surface().scaledBy(0.5);
        SpherePixels coarse = new SpherePixels(half, floats((long) half.width() * half.height()));
        ResizeShaders shrinking = new ResizeShaders(card, band, coarse, between);
        closing.add(shrinking::close);
        ResizeShaders enlarging = new ResizeShaders(card, coarse, band, between, "ADDED");
        closing.add(enlarging::close);
        steps.add(shrinking::run);
        steps.add(() -> enlarging.add(-1));
        scaleToUnit(band);
        normalise(coarse, levels - 1);
        steps.add(() -> enlarging.add(1));
    }

    private void scaleToUnit(SpherePixels band) {
        MagnitudeShaders squares = new MagnitudeShaders(card, band, 1, "SQUARES");
        closing.add(squares::close);
        Surface surface = band.surface();
        steps.add(squares::run);
        steps.add(new Dispatch(card.programs().get("level"), new Tiles(1))
                .bind(band.values().shared(), squares.result().shared())
                .integers(surface.width())
                .each(surface.width(), surface.height()));
    }

    @Override
    public void run() {
        steps.forEach(Runnable::run);
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
