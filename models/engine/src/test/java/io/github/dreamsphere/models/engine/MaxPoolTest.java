package io.github.dreamsphere.models.engine;

import static io.github.dreamsphere.models.engine.GradientTest.gradient;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaxPoolTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void valuesAndGradientsAreThoseOfNd4j(int seed) {
        Random random = new Random(seed);
        int channels = 3 + random.nextInt(40);
        SlidingWindow window = window(random);
        int width = window.kernelWidth() + random.nextInt(30);
        int height = window.kernelHeight() + random.nextInt(30);
        Convolution widen = Nets.convolution(random, 3, channels, 1, 1, 0);
        Net net = new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("widen", widen, "data", "wide"),
                        new Layer("pool", Nets.maxPool(window), "wide", "out")));
        float[] image = Nets.random(random, width * height * 3).data();
        try (Network network = new Network(net);
                Network plain = new Network(net, false);
                Pass pass = network.forwardBackward("out", width, height);
                Pass reference = plain.forwardBackward("out", width, height)) {
            float[] direction = Nets.random(random, reference.output().length()).data();
            float[] expected = gradient(reference, image, direction);
            Shared.assertClose(gradient(pass, image, direction), expected, 1e-5);
            Shared.assertClose(pass.activation(), reference.activation(), 1e-6);
        }
    }

    /** With padding of less than a kernel on each side, as every window must touch the blob. */
    private static SlidingWindow window(Random random) {
        int rows = 1 + random.nextInt(4);
        int columns = 1 + random.nextInt(4);
        return new SlidingWindow(
                rows,
                columns,
                1,
                1,
                random.nextInt(rows),
                random.nextInt(columns),
                random.nextInt(rows),
                random.nextInt(columns),
                1,
                1);
    }

    @Test
    void ofEqualMaximaTheFirstGetsTheGradient() {
        int edge = 6;
        Random random = new Random(1);
        float[] image = new float[edge * edge * 3];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextInt(2);
        }
        Pool pool = Nets.maxPool(SlidingWindow.square(3, 1, 1));
        PoolWindow window = new PoolWindow(pool.window(), new Shape(edge, edge, 3));
        float[] direction = Nets.random(random, image.length).data();
        float[] expected = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            int position = i / 3;
            expected[window.greatest(image, position / edge, position % edge, i % 3)] += direction[i];
        }
        try (Network network = new Network(Nets.of(pool));
                Pass pass = network.forwardBackward(network.net().output(), edge, edge)) {
            assertThat(gradient(pass, image, direction))
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(expected);
        }
    }
}
