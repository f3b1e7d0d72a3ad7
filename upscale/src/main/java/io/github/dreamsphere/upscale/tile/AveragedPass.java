package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.upscale.Turns;
import java.util.List;

/** The mean of a network's results for flips and rotations of a window, each turned back. */
final class AveragedPass implements TilePass {
    private final TilePass upright;
    private final TilePass turned;
    private final int width;
    private final int height;
    private final List<Turn> turns;

    /** A pass for windows of {@code width} × {@code height} pixels, as {@link EnginePass}. */
    AveragedPass(Network network, int width, int height, int tiles, Turns turns) {
        this.upright = new EnginePass(network, width, height, tiles);
        this.turns = Turn.of(turns);
        boolean transposes = this.turns.stream().anyMatch(Turn::transposes);
        this.turned = width == height || !transposes ? upright : new EnginePass(network, height, width, tiles);
        this.width = width;
        this.height = height;
    }

    @Override
    public Shape output() {
        return upright.output();
    }

    @Override
    public int tiles() {
        return Math.min(upright.tiles(), turned.tiles());
    }

    @Override
    public float[] run(float[] windows) {
        int window = width * height * Image.CHANNELS;
        int count = windows.length / window;
        float[] mean = new float[count * output().length()];
        for (Turn turn : turns) {
            float[] all = new float[windows.length];
            for (int i = 0; i < count; i++) {
                turn.apply(windows, i, width, height, all);
            }
            float[] results = (turn.transposes() ? turned : upright).run(all);
            for (int i = 0; i < count; i++) {
                turn.addBack(results, i, output(), 1f / turns.size(), mean);
            }
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
