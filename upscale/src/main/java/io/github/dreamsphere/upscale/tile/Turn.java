package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.upscale.Turns;
import java.util.List;

/** The eight symmetries of a pixel grid: transposed or not, then mirrored or not along each axis. */
enum Turn {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, false, true),
    HALF_TURN(false, true, true),
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

    /** Those that {@code turns} stands for; without transposition first. */
    static List<Turn> of(Turns turns) {
        return List.of(values()).subList(0, turns.count());
    }

    /** Whether width and height are exchanged. */
    boolean transposes() {
        return transposes;
    }

    /** A turned copy of HWC {@code pixels} of {@code width} × {@code height}. */
    float[] apply(float[] pixels, int width, int height, int channels) {
        float[] turned = new float[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to = position(x, y, width, height) * channels;
                System.arraycopy(pixels, (y * width + x) * channels, turned, to, channels);
            }
        }
        return turned;
    }

    /** Adds {@code weight} times {@code turned}, turned back, to {@code sum}, which has the shape {@code upright}. */
    void addBack(float[] turned, Shape upright, float weight, float[] sum) {
        int channels = upright.channels();
        for (int y = 0; y < upright.height(); y++) {
            for (int x = 0; x < upright.width(); x++) {
                int from = position(x, y, upright.width(), upright.height()) * channels;
                int to = (y * upright.width() + x) * channels;
                for (int c = 0; c < channels; c++) {
                    sum[to + c] += weight * turned[from + c];
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
