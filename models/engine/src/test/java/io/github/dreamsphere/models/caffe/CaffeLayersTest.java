package io.github.dreamsphere.models.caffe;

import static io.github.dreamsphere.models.Shared.assertClose;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Nets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single layers, against values computed here. */
class CaffeLayersTest {
    private static final int HEIGHT = 4;
    private static final int WIDTH = 5;
    private static final int CHANNELS = 3;

    @TempDir
    Path folder;

    private final float[] input = input();

    @Test
    void curves() throws IOException {
        assertCurve("type: 'Swish' swish_param { beta: 1.5 }", x -> x / (1 + Math.exp(-1.5 * x)));
        assertCurve("type: 'Swish'", x -> x / (1 + Math.exp(-x)));
        assertCurve("type: 'Mish'", x -> x * Math.tanh(Math.log1p(Math.exp(x))));
        assertCurve("type: 'HardSwish'", x -> x * Math.min(Math.max(x + 3, 0), 6) / 6);
        assertCurve("type: 'Clip' clip_param { min: -0.5 max: 1 }", x -> Math.min(Math.max(x, -0.5), 1));
    }

    @Test
    void permuteReordersAxes() throws IOException {
        float[] expected = new float[input.length];
        // The output's channels are the input's rows, its rows the columns, its columns the channels.
        for (int i = 0; i < input.length; i++) {
            int row = i / (WIDTH * CHANNELS);
            int column = i / CHANNELS % WIDTH;
            expected[(column * CHANNELS + i % CHANNELS) * HEIGHT + row] = input[i];
        }
        assertClose(run("type: 'Permute' permute_param { order: 0 order: 2 order: 3 order: 1 }"), expected, 1e-6);
    }

    @Test
    void tileRepeats() throws IOException {
        float[] channels = new float[2 * input.length];
        float[] rows = new float[2 * input.length];
        for (int i = 0; i < channels.length; i++) {
            channels[i] = input[i / (2 * CHANNELS) * CHANNELS + i % CHANNELS];
            rows[i] = input[i % input.length];
        }
        assertClose(run("type: 'Tile' tile_param { tiles: 2 }"), channels, 1e-6);
        assertClose(run("type: 'Tile' tile_param { axis: 2 tiles: 2 }"), rows, 1e-6);
    }

    @Test
    void meanAndVarianceOfEachChannel() throws IOException {
        assertClose(run("type: 'MVN' mvn_param { eps: 0.25 }"), normal(CHANNELS, 0.25), 1e-5);
        assertClose(run("type: 'MVN' mvn_param { across_channels: true }"), normal(1, 1e-9), 1e-5);
    }

    /** Normalised over every {@code step}th value. */
    private float[] normal(int step, double eps) {
        float[] normal = new float[input.length];
        int count = input.length / step;
        for (int first = 0; first < step; first++) {
            double mean = 0;
            double squares = 0;
            for (int i = first; i < input.length; i += step) {
                mean += input[i] / count;
                squares += (double) input[i] * input[i] / count;
            }
            for (int i = first; i < input.length; i += step) {
                normal[i] = (float) ((input[i] - mean) / (Math.sqrt(squares - mean * mean) + eps));
            }
        }
        return normal;
    }

    private void assertCurve(String layer, DoubleUnaryOperator curve) throws IOException {
        float[] expected = new float[input.length];
        for (int i = 0; i < input.length; i++) {
            expected[i] = (float) curve.applyAsDouble(input[i]);
        }
        assertClose(run(layer), expected, 1e-5);
    }

    private float[] run(String layer) throws IOException {
        Path prototxt = Files.writeString(
                folder.resolve("deploy.prototxt"),
                "input: 'data' input_dim: 1 input_dim: " + CHANNELS + " input_dim: " + HEIGHT + " input_dim: " + WIDTH
                        + " layer { name: 'x' bottom: 'data' top: 'out' " + layer + " }");
        Path caffemodel = folder.resolve("net.caffemodel");
        // The layer has no weights, but a caffemodel must have some.
        MadeCaffemodel.write(caffemodel, MadeCaffemodel.layer("other", MadeCaffemodel.blob(0, 1)));
        try (Network network = new Network(CaffeReader.read(prototxt, caffemodel, Nets.PLAIN));
                Pass pass = network.forward("out", WIDTH, HEIGHT)) {
            pass.forward(input);
            return pass.activation().clone();
        }
    }

    private static float[] input() {
        Random random = new Random(1);
        float[] values = new float[HEIGHT * WIDTH * CHANNELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (2 * random.nextGaussian());
        }
        return values;
    }
}
