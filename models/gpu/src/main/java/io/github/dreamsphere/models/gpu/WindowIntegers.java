package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.stream.IntStream;

/**
 * The first integers of shaders that include {@code window.glsl}.
 *
 * @param from what the window slides over
 * @param to has a position for each place of the window
 */
record WindowIntegers(SlidingWindow window, Shape from, Shape to) {
    /** The window's integers, and {@code more} after them. */
    int[] and(int... more) {
        IntStream own = IntStream.of(
                window.kernelHeight(),
                window.kernelWidth(),
                window.strideY(),
                window.strideX(),
                window.padTop(),
                window.padLeft(),
                window.dilationY(),
                window.dilationX(),
                from.height(),
                from.width(),
                to.height(),
                to.width());
        return IntStream.concat(own, IntStream.of(more)).toArray();
    }
}
