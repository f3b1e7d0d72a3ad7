package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;

/**
 * The places of an HWC blob under the windows of a pool.
 *
 * @param shape the shape of the blob that the pool reads
 */
record PoolWindow(SlidingWindow window, Shape shape) {
    /** The number of values under a window. */
    int taps() {
        return window.kernelHeight() * window.kernelWidth();
    }

    /** The index of the value under a tap of the window at an output position; −1 outside the blob. */
    int place(int y, int x, int tap, int channel) {
        int row = y * window.strideY() - window.padTop() + tap / window.kernelWidth() * window.dilationY();
        int column = x * window.strideX() - window.padLeft() + tap % window.kernelWidth() * window.dilationX();
        boolean inside = row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
        return inside ? (row * shape.width() + column) * shape.channels() + channel : -1;
    }

    /** The index of the greatest of {@code values} under a window; −1 if all of it lies outside the blob. */
    int greatest(float[] values, int y, int x, int channel) {
        int greatest = -1;
        for (int tap = 0; tap < taps(); tap++) {
            int place = place(y, x, tap, channel);
            if (place >= 0 && (greatest < 0 || values[place] > values[greatest])) {
                greatest = place;
            }
        }
        return greatest;
    }
}
