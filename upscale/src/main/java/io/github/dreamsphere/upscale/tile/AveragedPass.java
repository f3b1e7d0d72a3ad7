package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Shape;
import java.util.Arrays;

/**
 * The mean of a network's results for a window and its seven flips and rotations, each turned back ("test-time
 * augmentation"): eight times the cost for a result without a preferred direction.
 */
final class AveragedPass implements TilePass {
    private final TilePass upright;
    private final TilePass turned;
    private final int width;
    private final int height;
    private final float[] mean;

    /** A pass for windows of {@code width} × {@code height} pixels. */
    AveragedPass(Network network, int width, int height) {
        this.upright = new EnginePass(network, width, height);
        this.turned = width == height ? upright : new EnginePass(network, height, width);
        this.width = width;
        this.height = height;
        this.mean = new float[upright.output().length()];
    }

    @Override
    public Shape output() {
        return upright.output();
    }

    @Override
    public float[] run(float[] window) {
        Shape out = output();
        int channels = window.length / (width * height);
        Arrays.fill(mean, 0);
        for (Turn turn : Turn.values()) {
            float[] result = (turn.transposes() ? turned : upright).run(turn.apply(window, width, height, channels));
            turn.addBack(result, out, 1f / Turn.values().length, mean);
        }
        return mean;
    }

    @Override
    public void close() {
        upright.close();
        if (turned != upright) {
            turned.close();
        }
    }
}
