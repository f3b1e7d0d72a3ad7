package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.Optional;

/**
 * Google's deep dream on a sphere (Mordvintsev, Olah, Tyka, "Inceptionism", 2015).
 *
 * <pre>{@code
 * Image dream = Dream.of(plan).run(picture, surface, Progress.SILENT);
 * }</pre>
 *
 * @param plan all that decides what a picture becomes
 * @param planes makes the dream's planes; where they are makes no difference to the result
 * @param listener told of every step
 */
public record Dream(DreamPlan plan, Planes planes, DreamListener listener) {
    /** The dream of {@code plan}, in memory, without a listener. */
    public static Dream of(DreamPlan plan) {
        return new Dream(plan, Planes.inMemory(), DreamListener.NONE);
    }

    /** Google's dream of {@code objective}, in memory, without a listener. */
    public static Dream of(Objective objective, DreamOptions options) {
        return of(DreamPlan.of(objective, options));
    }

    /** This dream on planes that {@code planes} makes. */
    public Dream in(Planes planes) {
        return new Dream(plan, planes, listener);
    }

    /** This dream with another listener. */
    public Dream withListener(DreamListener listener) {
        return new Dream(plan, planes, listener);
    }

    /**
     * Dreams a picture of any size.
     *
     * @param picture sRGB 0..1; not changed
     * @param surface what the picture lies on, of the picture's size
     * @return a new image of the same size, 0..1; it shares the picture's alpha
     * @throws IllegalArgumentException if the picture is too small for the objective, or a mask does not fit it
     * @throws io.github.dreamsphere.core.progress.Cancelled within a tile of {@code progress} being cancelled, after the
     *     listener was told
     */
    public Image run(Image picture, Surface surface, Progress progress) {
        return run(Optional.empty(), picture, picture, surface, progress);
    }

    /**
     * Dreams from a start that is not the picture, such as the last frame's dream laid over a film's next frame: what is
     * dreamed is added to the start, while fidelity and kept colour and contrast refer to the picture. Where a mask lets
     * nothing dream, the result is the start. Otherwise as {@link #run}.
     *
     * @param start of the picture's size, 0..1; not changed
     */
    public Image runFrom(Image start, Image picture, Surface surface, Progress progress) {
        return run(Optional.empty(), start, picture, surface, progress);
    }

    /**
     * Continues an interrupted dream, to the same result as if it had not been interrupted; otherwise as {@link #run}.
     *
     * @param state what the dream had come to; its planes are changed
     * @throws IllegalArgumentException if the state cannot be one of this dream
     */
    public Image resume(DreamState state, Image picture, Surface surface, Progress progress) {
        return run(Optional.of(state), picture, picture, surface, progress);
    }

    private Image run(Optional<DreamState> state, Image start, Image picture, Surface surface, Progress progress) {
        DreamLoop run = new DreamLoop(this, start.colourPlane(), picture.colourPlane(), surface, progress);
        return new Image(run.from(state)).withAlpha(picture.alphaPlane());
    }
}
