package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Shape;

/** A pass of the engine whose result is converted from the network's units to those of a picture. */
final class EnginePass implements TilePass {
    private final Pass pass;
    private final PictureUnits units;
    private final float[] result;

    /** A pass for windows of {@code width} × {@code height} pixels. */
    EnginePass(Network network, int width, int height) {
        this.pass = network.forward(network.net().output(), width, height);
        this.units = new PictureUnits(network.net().imageSpec());
        this.result = new float[pass.output().length()];
    }

    @Override
    public Shape output() {
        return pass.output();
    }

    @Override
    public float[] run(float[] window) {
        pass.forward(window);
        pass.readActivation(0, result);
        units.apply(result);
        return result;
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
