package io.github.dreamsphere.models.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.LayerNorm;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.MatrixProduct;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.PRelu;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Resize;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Softmax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several images in a pass. */
class TilesTest extends OnCard {
    private static final int WIDTH = 14;
    private static final int HEIGHT = 10;
    private static final int IMAGE = WIDTH * HEIGHT * 3;
    private static final List<String> BLOBS = List.of("cat", "small");

    private static Layer layer(String name, Op op, String... inputs) {
        return new Layer(name, op, List.of(inputs), name);
    }

    /** A net with every way in which shaders find a tile's memory, and an op that the processor computes. */
    private static Net net(Random random) {
        return new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        layer("conv@conv", Nets.convolution(random, 3, 6, 3, 1, 1), "data"),
                        layer("conv", Relu.PLAIN, "conv@conv"),
                        layer("pool", Nets.maxPool(SlidingWindow.square(3, 1, 1)), "conv"),
                        layer("lrn", new Lrn(3, 0.5f, 0.75f, 1), "pool"),
                        layer("softmax", new Softmax(), "lrn"),
                        layer("norm", new LayerNorm(Nets.random(random, 6), Nets.random(random, 6), 1e-3f), "conv"),
                        layer("global", new GlobalPool(Pool.Kind.MAX), "norm"),
                        layer("scaled", Eltwise.product(), "softmax", "global"),
                        layer("products", new MatrixProduct(), "norm", "norm"),
                        layer("narrow", Nets.convolution(random, WIDTH, 5, 3, 1, 1), "products"),
                        layer("sine", Activation.of(Activation.Curve.SIN), "narrow"),
                        layer("cat", new Concat(), "scaled", "sine", "pool"),
                        layer("small", Resize.repeat(2), "global")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void eachImageHasTheBytesThatItHasAlone(int seed) {
        Random random = new Random(seed);
        Net net = net(random);
        float[] images = Nets.random(random, 3 * IMAGE).data();
        try (Pass one = card.pass(net, BLOBS, WIDTH, HEIGHT, PassKind.EXACT_GRADIENT);
                Pass three =
                        card.pass(net, BLOBS, WIDTH, HEIGHT, PassKind.EXACT_GRADIENT, Tilings.FIXED, new Tiles(3))) {
            assertThat(three.tiles()).isEqualTo(3);
            for (int count : new int[] {3, 2, 1, 3}) {
                List<float[]> together = run(three, Arrays.copyOf(images, count * IMAGE), count);
                for (int i = 0; i < count; i++) {
                    List<float[]> alone = run(one, part(images, i, IMAGE), 1);
                    for (int k = 0; k < alone.size(); k++) {
                        assertThat(part(together.get(k), i, alone.get(k).length))
                                .as("array %d of image %d of %d", k, i, count)
                                .isEqualTo(alone.get(k));
                    }
                }
            }
        }
    }

    /** As nets that enlarge are run. */
    @Test
    void enlargedImagesHaveTheBytesThatTheyHaveAlone() {
        Random random = new Random(4);
        Net net = new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        layer("conv", Nets.convolution(random, 3, 13, 3, 1, 1), "data"),
                        layer("slopes", new PRelu(Nets.random(random, 13)), "conv"),
                        layer("wide", Nets.convolution(random, 13, 12, 3, 1, 1), "slopes"),
                        layer("out", new DepthToSpace(2, DepthToSpace.Order.DEPTH_FIRST), "wide")));
        float[] images = Nets.random(random, 4 * IMAGE).data();
        Tiles four = new Tiles(4);
        try (Pass one = card.pass(net, List.of("out"), WIDTH, HEIGHT, PassKind.FORWARD);
                Pass all = card.pass(net, List.of("out"), WIDTH, HEIGHT, PassKind.FORWARD, Tilings.FIXED, four)) {
            int length = one.output().length();
            for (int count : new int[] {4, 3}) {
                float[] together = new float[count * length];
                all.forward(Arrays.copyOf(images, count * IMAGE));
                all.readActivation(0, together);
                for (int i = 0; i < count; i++) {
                    one.forward(part(images, i, IMAGE));
                    assertThat(part(together, i, length)).isEqualTo(one.activation());
                }
            }
        }
    }

    /** The blobs, and the gradient of half their squares. */
    private static List<float[]> run(Pass pass, float[] images, int count) {
        pass.forward(images);
        List<float[]> blobs = new ArrayList<>();
        for (int i = 0; i < BLOBS.size(); i++) {
            float[] blob = new float[count * pass.output(i).length()];
            pass.readActivation(i, blob);
            blobs.add(blob);
        }
        float[] gradient = new float[images.length];
        pass.backward(blobs, gradient);
        blobs.add(gradient);
        return blobs;
    }

    private static float[] part(float[] all, int index, int length) {
        return Arrays.copyOfRange(all, index * length, (index + 1) * length);
    }

    @Test
    void wrongNumbersOfImagesAreRefused() {
        Net net = Nets.branches();
        try (Pass pass =
                card.pass(net, List.of("cat"), WIDTH, HEIGHT, PassKind.EXACT_GRADIENT, Tilings.FIXED, new Tiles(2))) {
            assertThatThrownBy(() -> pass.forward(new float[3 * IMAGE]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the pass computes 2 images at once, were 3");
            assertThatThrownBy(() -> pass.forward(new float[IMAGE - 1]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("an image of 14x10 has 420 samples, were 419");
            pass.forward(new float[2 * IMAGE]);
            float[] blobs = new float[2 * pass.output().length()];
            assertThatThrownBy(() -> pass.backward(blobs, new float[IMAGE]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("there must be 2 gradients of images, were 1");
        }
    }
}
