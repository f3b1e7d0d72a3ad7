package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.GL43C.glFinish;

import io.github.dreamsphere.core.dream.AscentTask;
import io.github.dreamsphere.core.dream.NonFiniteGradientException;
import io.github.dreamsphere.core.dream.SphereAscent;
import io.github.dreamsphere.core.dream.TileWatch;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.tile.FlatViews;
import io.github.dreamsphere.models.engine.Slope;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The steps of an octave on a graphics card: the picture, its views and their gradients stay in the card's memory. Made on
 * the card's thread; callers may be on any.
 */
final class CardAscent implements SphereAscent {
    private final CardPass pass;
    private final SphereShaders sphere;
    private final BlobSlope slope;

    /** @throws CardMemoryException if the memory is full */
    CardAscent(CardPass pass, AscentTask task, Slope slope) {
        this.pass = pass;
        this.sphere = new SphereShaders(pass.card(), task, pass.image(), pass.factors());
        try {
            GraphicsCard.check("preparing the steps of a dream");
            this.slope = BlobSlope.of(pass, slope);
        } catch (GraphicsCardFailure e) {
            sphere.close();
            throw e;
        }
    }

    @Override
    public void put(Plane picture, List<Plane> memory) {
        pass.graphics().run(() -> {
            sphere.picture().put(picture);
            sphere.rule().put(memory);
            GraphicsCard.check("writing a picture");
        });
    }

    @Override
    public double step(FlatViews views, int step, TileWatch watch) {
        int count = views.places().size();
        int most = pass.tiles();
        pass.graphics().run(sphere::clear);
        double value = 0;
        for (int first = 0; first < count; first += most) {
            int end = Math.min(count, first + most);
            for (int tile = first; tile < end; tile++) {
                watch.enter(tile, count);
            }
            List<FlatViews.Place> batch = views.places().subList(first, end);
            for (double own : pass.graphics().call(() -> add(views, batch))) {
                value += own;
            }
        }
        double mean = pass.graphics().call(() -> ascend(step));
        if (!Double.isFinite(mean)) {
            throw new UncheckedIOException(new NonFiniteGradientException());
        }
        return value;
    }

    /** Adds the gradients of some views; returns their values. Waits, so that progress is true and a step can be stopped. */
    private double[] add(FlatViews views, List<FlatViews.Place> batch) {
        pass.forward(batch.size(), () -> sphere.cut(views, batch));
        double[] values = slope.compute(batch.size());
        pass.backward();
        sphere.blend(views, batch);
        glFinish();
        GraphicsCard.check("computing a gradient");
        return values;
    }

    private double ascend(int step) {
        sphere.smooth();
        double mean = sphere.ascend(step);
        GraphicsCard.check("taking a step");
        return mean;
    }

    @Override
    public void read(Plane picture) {
        pass.graphics().run(() -> {
            sphere.picture().read(picture);
            GraphicsCard.check("reading a picture");
        });
    }

    @Override
    public void readMemory(List<Plane> memory) {
        pass.graphics().run(() -> {
            sphere.rule().read(memory);
            GraphicsCard.check("reading what a dream remembers");
        });
    }

    @Override
    public void close() {
        pass.graphics().run(() -> {
            slope.close();
            sphere.close();
        });
    }
}
