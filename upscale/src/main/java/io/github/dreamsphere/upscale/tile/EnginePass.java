package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Shape;

/** A pass of the engine whose result is converted from the network's units to those of a picture. */
final class EnginePass implements TilePass {
    private final Pass pass;
    private final PictureUnits units;
    private final int window;
    private float[] results = {};

    /**
     * A pass for windows of {@code width} × {@code height} pixels.
     *
     * @param tiles the most windows that are run at once, if the network's device gains by it and has the memory
     */
    EnginePass(Network network, int width, int height, int tiles) {
        this.pass = network.forward(network.net().output(), width, height, tiles);
        this.units = new PictureUnits(network.net().imageSpec());
        this.window = width * height * Image.CHANNELS;
    }

    @Override
    public Shape output() {
        return pass.output();
    }

    @Override
    public int tiles() {
        return pass.tiles();
    }

    @Override
    public float[] run(float[] windows) {
        int length = windows.length / window * output().length();
        if (results.length != length) {
            results = new float[length];
        }
        pass.forward(windows);
        pass.readActivation(0, results);
        units.apply(results);
        return results;
    }

    /** Bytes of native memory that the pass takes. */
    long bytes() {
        return pass.bytes();
    }

    @Override
    public void close() {
        pass.close();
    }
}
