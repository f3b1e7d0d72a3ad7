package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;

/**
 * Google's deep dream on a sphere (Mordvintsev, Olah, Tyka, "Inceptionism", 2015): the picture is made small, changed
 * step by step so that the objective rises, and what has changed, the detail, is carried to the next larger octave.
 */
public final class Dream {
    private static final double PIXEL_RANGE = 255;

    private final Image picture;
    private final Surface surface;
    private final Objective objective;
    private final DreamOptions options;
    private final DreamProgress progress;
    private final Octaves octaves;
    private final double turn;

    private Dream(
            Image picture, Surface surface, Objective objective, DreamOptions options, double turn, Progress progress) {
        if (picture.width() != surface.width() || picture.height() != surface.height()) {
            throw new IllegalArgumentException("the surface must have the picture's size " + picture.width() + "x"
                    + picture.height() + ", was " + surface.width() + "x" + surface.height());
        }
        this.picture = picture;
        this.surface = surface;
        this.objective = objective;
        this.options = options;
        this.turn = turn;
        this.octaves = Octaves.of(surface, objective, options);
        this.progress = new DreamProgress(progress, octaves, options);
    }

    /**
     * Dreams {@code picture}.
     *
     * @param picture sRGB 0..1; not changed
     * @param surface what the picture lies on, of the picture's size
     * @return a new image of the same size, 0..1, with the picture's alpha
     * @throws IllegalArgumentException if the picture is too small for the objective
     * @throws io.github.dreamsphere.core.progress.Cancelled within a tile of {@code progress} being cancelled
     */
    public static Image run(
            Image picture, Surface surface, Objective objective, DreamOptions options, Progress progress) {
        return run(picture, surface, objective, options, 0, progress);
    }

    /**
     * Dreams {@code picture} as {@link #run(Image, Surface, Objective, DreamOptions, Progress)} would, but as if all
     * places drawn at random were turned with the sphere.
     *
     * @param turn by how much, about the vertical, in radians, to the right; a picture rolled to the right by
     *     turn/2π · width columns then gives the rolled dream
     */
    public static Image run(
            Image picture, Surface surface, Objective objective, DreamOptions options, double turn, Progress progress) {
        return new Dream(picture, surface, objective, options, turn, progress).run();
    }

    private Image run() {
        Image detail = null;
        Octave before = null;
        for (Octave octave : octaves.list()) {
            Image base = octave.base(picture, surface);
            Image dream = before == null ? base.copy() : sum(carried(detail, before, octave), base);
            climb(dream, octave);
            detail = octave.level() == 0 ? dream : difference(dream, base);
            before = octave;
        }
        return detail.withAlpha(picture.alpha().map(float[]::clone).orElse(null));
    }

    /** One octave: steps of gradient ascent, the gradient computed tile by tile. */
    private void climb(Image dream, Octave octave) {
        Tiles tiles = octave.tiles(options, turn);
        Ascent ascent = new Ascent(octave.surface(), options.stepSize() / PIXEL_RANGE);
        float[] gradient = new float[dream.rgb().length];
        float[] tileRgb = new float[tiles.width() * tiles.height() * Image.CHANNELS];
        float[] tileGradient = new float[tileRgb.length];
        progress.enter(octave);
        try (Objective.Session session = objective.open(tiles.width(), tiles.height())) {
            for (int step = 0; step < options.steps(); step++) {
                tiles.move(octave.random(options.seed(), step));
                tiles.clear(gradient);
                for (int tile = 0; tile < tiles.count(); tile++) {
                    progress.enter(step, tile, tiles.count());
                    tiles.cut(dream, tile, tileRgb);
                    session.gradient(tileRgb, tileGradient);
                    tiles.blend(tileGradient, tile, gradient);
                }
                tiles.finish(gradient);
                ascent.step(dream, gradient);
            }
        }
    }

    private static Image carried(Image detail, Octave from, Octave to) {
        int width = to.surface().width();
        int height = to.surface().height();
        return SphereResize.resize(detail, from.surface().border(), width, height, ResampleFilter.BILINEAR);
    }

    private static Image sum(Image target, Image other) {
        for (int i = 0; i < target.rgb().length; i++) {
            target.rgb()[i] += other.rgb()[i];
        }
        return target;
    }

    private static Image difference(Image target, Image other) {
        for (int i = 0; i < target.rgb().length; i++) {
            target.rgb()[i] -= other.rgb()[i];
        }
        return target;
    }
}
