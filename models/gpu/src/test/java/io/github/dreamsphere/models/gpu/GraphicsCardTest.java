package io.github.dreamsphere.models.gpu;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.caffe.CaffeReader;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.SlidingWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lwjgl.opengl.GL43C;

/** Against the processor, whose gradients are tested against finite differences, and against PyTorch's figures. */
class GraphicsCardTest extends OnCard {
    private static final int WIDTH = 11;
    private static final int HEIGHT = 9;
    private static final int CHANNELS = 12;

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.github.dreamsphere.models.engine.GradientTest#ops")
    void everyOpAgreesWithTheProcessor(String name, Op op) {
        Random random = new Random(7);
        Net net = new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("widen", Nets.convolution(random, 3, CHANNELS, 1, 1, 0), "data", "wide"),
                        new Layer("op", op, "wide", "out")));
        assertAgrees(net, List.of("out"), WIDTH, HEIGHT);
    }

    @Test
    void branchesAgree() {
        assertAgrees(Nets.branches(), List.of("cat"), 33, 21);
        assertAgrees(Nets.branches(), List.of("conv", "a", "cat"), 33, 21);
    }

    /** Parts of a concatenation that start in the middle of a block, are read twice, or are concatenations again. */
    @Test
    void concatenationsAgree() {
        Random random = new Random(3);
        Convolution narrow = Nets.convolution(random, 3, 6, 3, 1, 1);
        Net net = new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("a", narrow, "data", "a"),
                        new Layer("b", Nets.convolution(random, 3, 5, 1, 1, 0), "data", "b@b"),
                        new Layer("b relu", Relu.PLAIN, "b@b", "b"),
                        new Layer("c", Nets.convolution(random, 6, 8, 3, 1, 1), "a", "c"),
                        new Layer("same", new Identity(), "c", "same"),
                        new Layer("inner", new Concat(), List.of("b", "a"), "inner"),
                        new Layer("outer", new Concat(), List.of("inner", "same", "data"), "outer"),
                        new Layer("twice", Eltwise.sum(1f, 2f), List.of("outer", "outer"), "twice"),
                        new Layer("last", Nets.convolution(random, 22, 7, 3, 2, 1), "twice", "last")));
        assertAgrees(net, List.of("last"), 19, 14);
        assertAgrees(net, List.of("inner", "outer", "last"), 19, 14);
    }

    @Test
    void gradientsOfABlobUnderTwoNamesAreAdded() {
        Random random = new Random(2);
        Net net = new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("a", Nets.convolution(random, 3, 6, 3, 1, 1), "data", "a"),
                        new Layer("same", new Identity(), "a", "same"),
                        new Layer("b", Relu.PLAIN, "same", "b")));
        assertAgrees(net, List.of("a", "same", "b", "a"), 13, 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void stridesWithoutCommonMeasureAgree(int stride) {
        Random random = new Random(stride);
        for (int kernel = 1; kernel <= 7; kernel += 2) {
            SlidingWindow window =
                    new SlidingWindow(kernel, kernel, stride, stride, kernel / 2, 0, kernel / 3, kernel - 1, 1, 1);
            Convolution op = new Convolution(
                    Nets.random(random, 9, CHANNELS, kernel, kernel), Nets.random(random, 9), window, 1);
            everyOpAgreesWithTheProcessor("stride " + stride + ", kernel " + kernel, op);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "1, 2", "2, 3"})
    void depthwiseConvolutionsAgree(int stride, int dilation) {
        Random random = new Random(stride * 10L + dilation);
        for (int kernel = 1; kernel <= 5; kernel += 2) {
            SlidingWindow window =
                    new SlidingWindow(kernel, 2, stride, stride + 1, kernel / 2, 1, kernel / 2, 0, dilation, dilation);
            for (int channels : new int[] {CHANNELS, CHANNELS - 3}) {
                Net net = new Net(
                        "test",
                        Nets.PLAIN,
                        "data",
                        List.of(
                                new Layer("widen", Nets.convolution(random, 3, channels, 1, 1, 0), "data", "wide"),
                                new Layer("op", depthwise(random, channels, window), "wide", "out"),
                                new Layer("too", depthwise(random, channels, window), "wide", "too")));
                assertAgrees(net, List.of("out", "too"), WIDTH, HEIGHT);
            }
        }
    }

    private static Convolution depthwise(Random random, int channels, SlidingWindow window) {
        return new Convolution(
                Nets.random(random, channels, 1, window.kernelHeight(), window.kernelWidth()),
                Nets.random(random, channels),
                window,
                channels);
    }

    /** Blobs share memory, so a mistake about when one is in use shows in some graph. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void graphsOfAnyShapeAgree(int seed) {
        Random random = new Random(seed);
        List<Layer> layers = new ArrayList<>();
        List<String> blobs = new ArrayList<>(List.of("data"));
        List<Integer> channels = new ArrayList<>(List.of(3));
        for (int i = 0; i < 14; i++) {
            int one = recent(random, blobs.size());
            int other = recent(random, blobs.size());
            String name = "b" + i;
            List<String> inputs = List.of(blobs.get(one));
            int outputs = channels.get(one);
            Op op;
            switch (random.nextInt(5)) {
                case 0 -> op = Relu.PLAIN;
                case 1 -> op = Nets.maxPool(SlidingWindow.square(3, 1, 1));
                case 2 -> {
                    op = new Concat();
                    inputs = List.of(blobs.get(one), blobs.get(other));
                    outputs += channels.get(other);
                }
                default -> {
                    outputs = 4 + random.nextInt(9);
                    op = Nets.convolution(random, channels.get(one), outputs, 3, 1, 1);
                }
            }
            layers.add(new Layer(name, op, inputs, name));
            blobs.add(name);
            channels.add(outputs);
        }
        Net net = new Net("test", Nets.PLAIN, "data", layers);
        assertAgrees(net, List.of("b13"), 13, 10);
        assertAgrees(net, List.of("b7", "b13"), 13, 10);
    }

    private static int recent(Random random, int count) {
        return Math.max(0, count - 1 - random.nextInt(4));
    }

    @Test
    void blobsThatAreNeverInUseAtTheSameTimeShareMemory() {
        Random random = new Random(8);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer("widen", Nets.convolution(random, 3, 16, 3, 1, 1), "data", "0"));
        int depth = 20;
        for (int i = 0; i < depth; i++) {
            layers.add(new Layer("layer" + i, Nets.convolution(random, 16, 16, 3, 1, 1), "" + i, "" + (i + 1)));
        }
        Net net = new Net("test", Nets.PLAIN, "data", layers);
        long blob = 64L * 64 * 16 * Float.BYTES;
        try (Network network = new Network(net, card);
                Pass forward = network.forward("" + depth, 64, 64);
                Pass backward = network.forwardBackward("" + depth, 64, 64)) {
            assertThat(forward.bytes()).isLessThan(5 * blob);
            assertThat(backward.bytes()).isLessThan((depth + 6) * blob);
        }
    }

    private static void assertAgrees(Net net, List<String> blobs, int width, int height) {
        CardAgreement.assertAgrees(card, net, blobs, width, height);
    }

    @ParameterizedTest
    @CsvSource({
        "bvlc_googlenet, googlenet_224, 224, 224, pool1/norm1",
        "bvlc_googlenet, googlenet_224, 224, 224, inception_4c/output",
        "bvlc_googlenet, googlenet_320x200, 320, 200, inception_4c/output",
        "squeezenet_v1.1, squeezenet_224, 224, 224, fire9/concat",
    })
    void agreesWithPyTorch(String model, String folder, int width, int height, String blob) throws IOException {
        Net net = CaffeReader.read(Shared.path("models/" + model), Shared.IMAGENET);
        String stem = "reference/" + folder + "/" + blob.replace('/', '_');
        String image = "reference/input_" + (width == height ? "224" : width + "x" + height) + ".png";
        try (Network network = new Network(net, card);
                Pass pass = network.forwardBackward(blob, width, height)) {
            pass.forward(Shared.rgb(image));
            float[] activation = pass.activation();
            assertClose(activation, Shared.chw(stem + ".activation_chw.npy"), 1e-4);
            float[] gradient = new float[width * height * 3];
            pass.backward(activation, gradient);
            float[] expected = Shared.values(stem + ".gradient_rgb_hwc.npy");
            for (int i = 0; i < expected.length; i++) {
                expected[i] *= 255;
            }
            assertClose(gradient, expected, 1e-3);
        }
    }

    @Test
    void everyTilingGivesTheSameBits() {
        Random random = new Random(5);
        int width = 40;
        int height = 30;
        float[] image = Nets.random(random, width * height * 3).data();
        Net net = new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("widen", Nets.convolution(random, 3, 70, 5, 2, 2), "data", "wide"),
                        new Layer("out", Nets.convolution(random, 70, 130, 3, 1, 1), "wide", "out")));
        List<float[]> results = new ArrayList<>();
        for (Tiling tiling : Tiling.ALL) {
            try (Pass pass =
                    card.pass(net, List.of("out"), width, height, PassKind.EXACT_GRADIENT, outputs -> tiling)) {
                pass.forward(image);
                float[] gradient = new float[image.length];
                pass.backward(pass.activation(), gradient);
                results.add(pass.activation());
                results.add(gradient);
            }
        }
        for (int i = 2; i < results.size(); i++) {
            assertThat(results.get(i)).as("tiling %s", Tiling.ALL.get(i / 2)).isEqualTo(results.get(i % 2));
        }
    }

    /** The measurements run in the memory of the pass, on llvmpipe only in this test. */
    @Test
    void tuningChangesNoBits(@TempDir Path folder) {
        Random random = new Random(5);
        float[] image = Nets.random(random, 40 * 30 * 3).data();
        Net net = new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("widen", Nets.convolution(random, 3, 33, 5, 2, 2), "data", "wide"),
                        new Layer("out", Nets.convolution(random, 33, 65, 3, 1, 1), "wide", "out")));
        TunedTilings tuned = new TunedTilings(folder.resolve("card.txt"));
        List<float[]> results = new ArrayList<>();
        for (Tilings tilings : List.of(Tilings.FIXED, tuned, tuned)) {
            try (Pass pass = card.pass(net, List.of("out"), 40, 30, PassKind.EXACT_GRADIENT, tilings, new Tiles(1))) {
                float[] gradient = new float[image.length];
                pass.forward(image);
                pass.backward(pass.activation(), gradient);
                results.add(pass.activation());
                results.add(gradient);
            }
        }
        for (int i = 2; i < results.size(); i++) {
            assertThat(results.get(i)).isEqualTo(results.get(i % 2));
        }
        tuned.save();
        assertThat(folder.resolve("card.txt")).content().contains("3-33-25-2-9 ", "33-65-9-1-9 ", "65-33-9-1-9 ");
    }

    @Test
    void threeHundredPassesGiveTheSameBits() {
        try (Network network = new Network(Nets.branches(), card);
                Pass pass = network.forwardBackward("cat", 64, 48)) {
            float[] image = Nets.random(new Random(6), 64 * 48 * 3).data();
            float[] gradient = new float[image.length];
            pass.forward(image);
            float[] first = pass.activation();
            pass.backward(first, gradient);
            float[] firstGradient = gradient.clone();
            for (int i = 0; i < 300; i++) {
                pass.forward(image);
                pass.backward(first, gradient);
            }
            assertThat(pass.activation()).isEqualTo(first);
            assertThat(gradient).isEqualTo(firstGradient);
        }
    }

    @Test
    void objectionsOfTheDriverEndARun() {
        assertThatThrownBy(() -> card.run(() -> {
                    GL43C.glUseProgram(Integer.MAX_VALUE);
                    Objections.check("a test");
                }))
                .isInstanceOf(GraphicsCardFailure.class)
                .hasMessageContaining("objects (a test)");
        assertThatThrownBy(() -> card.run(() -> GraphicsCard.check("a test")))
                .isInstanceOf(GraphicsCardFailure.class)
                .hasMessageContaining("OpenGL error 0x501");
    }

    @Test
    void namesItsRenderer() {
        assertThat(card.name()).isNotBlank();
        assertThatThrownBy(() -> GraphicsCard.open(99))
                .isInstanceOf(GraphicsCardException.class)
                .hasMessageContaining("no device 99");
    }
}
