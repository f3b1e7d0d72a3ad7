package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.core.dream.AscentTask;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.tile.FlatViews;
import java.util.Arrays;
import java.util.List;

/**
 * The picture of a sphere and its gradient in the graphics card's memory, and the shaders for all of a dream's step but
 * the net. Made and used on the card's thread.
 */
final class SphereShaders implements AutoCloseable {
    private static final int RGB = 3;

    private final Card card;
    private final Equirectangular sphere;
    private final Blob image;
    private final CardPlane picture;
    private final CardFloats sums;
    private final CardFloats views;
    private final Region factors;
    private final Region table;
    private final EvennessShaders evenness;
    private final SphereSmoothing smoothing;
    private final MagnitudeShaders magnitude;
    private final StepShader rule;
    private final Holdings holdings = new Holdings();

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
        long pixels = (long) sphere.width() * sphere.height();
        try {
            picture = new CardPlane(RGB * pixels);
            holdings.add(picture::close);
            sums = holdings.keep(new CardFloats(Blob.BLOCK * pixels));
            views = holdings.keep(
                    CardFloats.ofDoubles(ViewNumbers.length(card.tiles().most())));
            factors = holdings.keep(CardFloats.of(imageFactors)).shared();
            table = holdings.keep(CardFloats.of(ViewNumbers.table(sphere))).shared();
            evenness = new EvennessShaders(card, task, image, factors);
            holdings.add(evenness::close);
            SpherePixels gradient = new SpherePixels(sphere, sums);
            smoothing = SphereSmoothing.of(task.smoothing(), card, gradient);
            holdings.add(smoothing::close);
            magnitude = new MagnitudeShaders(card, gradient, task.weight());
            holdings.add(magnitude::close);
            rule = new StepShader(card, task, sums, picture, magnitude.result());
            holdings.add(rule::close);
        } catch (CardMemoryException e) {
            close();
            throw e;
        }
    }

    CardPlane picture() {
        return picture;
    }

    StepShader rule() {
        return rule;
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
            window = holdings.keep(CardFloats.of(all.window())).shared();
        }
        evenness.run();
        for (int view = 0; view < places.size(); view++) {
            int top = places.get(view).rows().first();
            int bottom = places.get(view).rows().end();
            one("blend")
                    .bind(tile(view), sums.shared(), views.shared(), table, window, factors, evenness.strengths())
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

    /** From the sums makes the gradient's mean of all views, and smooths it. */
    void smooth() {
        one("mean")
                .bind(sums.shared())
                .integers(sphere.width())
                .each(sphere.width(), sphere.height())
                .run();
        smoothing.run();
    }

    /** Takes a step with the smoothed gradient, if it is finite; returns the mean of its magnitude. */
    double ascend(int step) {
        magnitude.run();
        rule.run(step);
        double[] mean = new double[1];
        magnitude.result().read(mean);
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
        return geometry(sphere.border(), more);
    }

    /** The integers of {@code sphere.glsl}, and what follows them. */
    static int[] geometry(Border border, int... more) {
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
        holdings.close();
    }
}
