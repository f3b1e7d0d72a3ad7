package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.SlidingWindow;

/** The rows and columns of a window that an average counts. */
final class PoolDivisor {
    private PoolDivisor() {}

    static int rows(Pool op, int y, int height) {
        SlidingWindow window = op.window();
        return counting(
                op,
                y * window.strideY() - window.padTop(),
                window.kernelHeight(),
                window.dilationY(),
                height,
                window.padTop(),
                window.padBottom());
    }

    static int columns(Pool op, int x, int width) {
        SlidingWindow window = op.window();
        return counting(
                op,
                x * window.strideX() - window.padLeft(),
                window.kernelWidth(),
                window.dilationX(),
                width,
                window.padLeft(),
                window.padRight());
    }

    private static int counting(Pool op, int start, int taps, int dilation, int size, int before, int after) {
        boolean padded = op.divisor() == Pool.Divisor.PADDED;
        int from = padded ? -before : 0;
        int to = padded ? size + after : size;
        int count = 0;
        for (int tap = 0; tap < taps; tap++) {
            int position = start + tap * dilation;
            count += position >= from && position < to ? 1 : 0;
        }
        return count;
    }
}
