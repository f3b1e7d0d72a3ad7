package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes a net that makes four equal pixels of each: what is left of enlarging when the net costs nothing. */
public final class RepeatingNet {
    private static final int COLOURS = 3;
    private static final int PHASES = 4;

    private RepeatingNet() {}

    /** @param arguments the file to write */
    public static void main(String[] arguments) throws IOException {
        float[] weights = new float[PHASES * COLOURS * COLOURS];
        for (int out = 0; out < PHASES * COLOURS; out++) {
            weights[out * COLOURS + out % COLOURS] = 1;
        }
        Tensor kernel = new Tensor(new int[] {PHASES * COLOURS, COLOURS, 1, 1}, weights);
        Convolution repeated = new Convolution(kernel, Tensor.zeros(PHASES * COLOURS), SlidingWindow.point(), 1);
        DepthToSpace pixels = new DepthToSpace(2, DepthToSpace.Order.DEPTH_LAST);
        List<Layer> layers = List.of(
                new Layer("repeated", repeated, "rgb", "repeated"), new Layer("pixels", pixels, "repeated", "pixels"));
        ImageSpec spec = ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);
        NetFile.write(new Net("repeating", spec, "rgb", layers), Precision.FLOAT32, Path.of(arguments[0]));
    }
}
