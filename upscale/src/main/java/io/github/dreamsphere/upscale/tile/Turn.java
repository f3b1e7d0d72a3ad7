package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.upscale.Turns;
import java.util.List;

/** The eight symmetries of a pixel grid: transposed or not, then mirrored or not along each axis. */
enum Turn {
    UPRIGHT(false, false, false),
    HALF_TURN(false, true, true),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, false, true),
    TRANSPOSED(true, false, false),
    QUARTER_TURN(true, true, false),
    THREE_QUARTER_TURN(true, false, true),
    ANTITRANSPOSED(true, true, true);

    private final boolean transposes;
    private final boolean mirrorsX;
    private final boolean mirrorsY;

    Turn(boolean transposes, boolean mirrorsX, boolean mirrorsY) {
        this.transposes = transposes;
        this.mirrorsX = mirrorsX;
        this.mirrorsY = mirrorsY;
    }

    /** Those that {@code turns} stands for. */
    static List<Turn> of(Turns turns) {
        return List.of(values()).subList(0, turns.count());
    }

    /** Whether width and height are exchanged. */
    boolean transposes() {
        return transposes;
    }

    /** Copies window {@code number} of the RGB windows of {@code width} × {@code height} pixels, turned, to {@code turned}. */
    void apply(float[] windows, int number, int width, int height, float[] turned) {
        int first = number * width * height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int from = (first + y * width + x) * Image.CHANNELS;
                int to = (first + position(x, y, width, height)) * Image.CHANNELS;
                System.arraycopy(windows, from, turned, to, Image.CHANNELS);
            }
        }
    }

    /**
     * Adds {@code weight} times result {@code number} of {@code turned}, turned back, to the same result of {@code sums};
     * each has the shape {@code upright}.
     */
    void addBack(float[] turned, int number, Shape upright, float weight, float[] sums) {
        int channels = upright.channels();
        int first = number * upright.positions();
        for (int y = 0; y < upright.height(); y++) {
            for (int x = 0; x < upright.width(); x++) {
                int from = (first + position(x, y, upright.width(), upright.height())) * channels;
                int to = (first + y * upright.width() + x) * channels;
                for (int c = 0; c < channels; c++) {
                    sums[to + c] += weight * turned[from + c];
                }
            }
        }
    }

    /** The position of pixel (x, y) of the upright rectangle of {@code width} × {@code height} in the turned one. */
    private int position(int x, int y, int width, int height) {
        int mx = mirrorsX ? width - 1 - x : x;
        int my = mirrorsY ? height - 1 - y : y;
        return transposes ? mx * height + my : my * width + mx;
    }
}
