package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.upscale.Turns;
import java.util.Arrays;
import java.util.List;

/** The mean of a network's results for flips and rotations of a window, each turned back. */
final class AveragedPass implements TilePass {
    private final TilePass upright;
    private final TilePass turned;
    private final int width;
    private final int height;
    private final List<Turn> turns;
    private final float[] mean;

    /** A pass for windows of {@code width} × {@code height} pixels. */
    AveragedPass(Network network, int width, int height, Turns turns) {
        this.upright = new EnginePass(network, width, height);
        this.turns = Turn.of(turns);
        boolean transposes = this.turns.stream().anyMatch(Turn::transposes);
        this.turned = width == height || !transposes ? upright : new EnginePass(network, height, width);
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
        for (Turn turn : turns) {
            float[] result = (turn.transposes() ? turned : upright).run(turn.apply(window, width, height, channels));
            turn.addBack(result, out, 1f / turns.size(), mean);
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
