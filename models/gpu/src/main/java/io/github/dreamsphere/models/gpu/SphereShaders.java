package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.dream.AscentTask;
import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.tile.FlatViews;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The picture of a sphere and its gradient in the graphics card's memory, and the shaders for all of a dream's step but
 * the net. Made and used on the card's thread.
 */
final class SphereShaders implements AutoCloseable {
    private static final int RGB = 3;

    private final Card card;
    private final Equirectangular sphere;
    private final Blob image;
    private final float stepSize;
    private final List<CardFloats> own = new ArrayList<>();
    private final CardFloats picture;
    private final CardFloats sums;
    private final CardFloats views;
    private final CardFloats result;
    private final Region factors;
    private final Region table;
    private final Region areas;
    private final Region numbers;
    private final Region rows;
    private final SphereBlurShaders blur;

    /** The window of the views, once it is known. */
    private Region window;

    /** Whether a shader can read the picture and its gradient. */
    static boolean fit(Card card, Equirectangular sphere) {
        return card.memory().fits((long) Blob.BLOCK * sphere.width() * sphere.height());
    }

    /**
     * Allocates all memory.
     *
     * @param image the net's input and its gradient
     * @param imageFactors how pixels become the net's input, see {@link
     *     io.github.dreamsphere.models.engine.ImageInput#factors}
     * @throws CardMemoryException if the memory is full
     */
    SphereShaders(Card card, AscentTask task, Blob image, float[] imageFactors) {
        this.card = card;
        this.sphere = task.sphere();
        this.image = image;
        this.stepSize = task.stepSize();
        long pixels = (long) sphere.width() * sphere.height();
        try {
            picture = keep(new CardFloats(RGB * pixels));
            sums = keep(new CardFloats(Blob.BLOCK * pixels));
            views = keep(CardFloats.ofDoubles(ViewNumbers.length(card.tiles().most())));
            result = keep(CardFloats.ofDoubles(2));
            factors = keep(CardFloats.of(imageFactors)).shared();
            table = keep(CardFloats.of(ViewNumbers.table(sphere))).shared();
            double[] each = ViewNumbers.areas(sphere);
            areas = keep(CardFloats.of(each)).shared();
            rows = keep(CardFloats.ofDoubles(sphere.height())).shared();
            double samples = RGB * sphere.width() * DoubleStream.of(each).sum();
            numbers = keep(CardFloats.of(new double[] {samples, task.weight()})).shared();
            blur = task.blur().isPresent()
                    ? new SphereBlurShaders(card, sphere, task.blur().getAsDouble(), sums)
                    : null;
        } catch (CardMemoryException e) {
            own.forEach(CardFloats::close);
            throw e;
        }
    }

    private CardFloats keep(CardFloats made) {
        own.add(made);
        return made;
    }

    void put(Plane plane) {
        picture.write(plane.toMemory().samples());
    }

    void read(Plane plane) {
        if (plane instanceof HeapPlane memory) {
            picture.read(0, memory.samples());
        } else {
            float[] samples = new float[plane.height() * plane.rowLength()];
            picture.read(0, samples);
            plane.copy(new HeapPlane(samples, plane.width(), plane.channels()));
        }
    }

    /** Starts the gradient of a step. */
    void clear() {
        sums.clear();
    }

    /** Cuts views into {@code image}, one for each of the pass's tiles. */
    void cut(FlatViews all, List<FlatViews.Place> places) {
        views.write(ViewNumbers.of(sphere, all.focalLength(), places));
        card.dispatch("cut")
                .bind(picture.shared(), image.value(), views.shared(), factors)
                .integers(geometry(all.size(), 0, image.shape().channels()))
                .each(all.size(), all.size())
                .run();
    }

    /** Adds the gradients of the views that {@link #cut} last cut, in order. */
    void blend(FlatViews all, List<FlatViews.Place> places) {
        if (window == null) {
            window = keep(CardFloats.of(all.window())).shared();
        }
        for (int view = 0; view < places.size(); view++) {
            int top = places.get(view).rows().first();
            int bottom = places.get(view).rows().end();
            one("blend")
                    .bind(tile(view), sums.shared(), views.shared(), table, window, factors)
                    .integers(geometry(all.size(), view, image.shape().channels(), top))
                    .each(sphere.width(), bottom - top)
                    .run();
        }
    }

    /** The gradient of one of the pass's tiles. */
    private Region tile(int number) {
        Region all = image.gradient();
        return new Region(all.memory(), all.start() + number * all.step(), 0);
    }

    /** From the sums makes the gradient's mean of all views, and blurs it. */
    void smooth() {
        one("mean")
                .bind(sums.shared())
                .integers(sphere.width())
                .each(sphere.width(), sphere.height())
                .run();
        if (blur != null) {
            blur.run();
        }
    }

    /** Takes a step with the smoothed gradient, if it is finite; returns the mean of its magnitude. */
    double ascend() {
        one("magnitude")
                .bind(sums.shared(), rows, areas)
                .integers(sphere.width())
                .groups(sphere.height(), 1)
                .run();
        one("normal")
                .bind(rows, result.shared(), numbers)
                .integers(sphere.height())
                .groups(1, 1)
                .run();
        one("ascend")
                .bind(sums.shared(), picture.shared(), result.shared())
                .integers(sphere.width())
                .floats(stepSize)
                .each(sphere.width(), sphere.height())
                .run();
        double[] mean = new double[1];
        result.read(mean);
        return mean[0];
    }

    /** The gradient, four values a pixel; the fourth has no meaning once it is smoothed. */
    CardFloats gradient() {
        return sums;
    }

    /** A shader that runs once for all tiles. */
    private Dispatch one(String name) {
        return new Dispatch(card.programs().get(name), new Tiles(1));
    }

    private int[] geometry(int... more) {
        return geometry(sphere, more);
    }

    /** The integers of {@code sphere.glsl}, and what follows them. */
    static int[] geometry(Equirectangular sphere, int... more) {
        Border border = sphere.border();
        int[] first = {
            border.width(),
            border.height(),
            ShaderKernel.flag(border.wraps()),
            ShaderKernel.flag(border.northPole()),
            ShaderKernel.flag(border.southPole())
        };
        int[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Override
    public void close() {
        if (blur != null) {
            blur.close();
        }
        own.forEach(CardFloats::close);
    }
}
