package io.github.dreamsphere.models.engine;

import static io.github.dreamsphere.models.engine.GradientTest.gradient;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Shape;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

class WinogradTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 29;

    @ParameterizedTest
    @CsvSource({"16, 32, 1", "24, 40, 1", "32, 17, 0", "48, 16, 1"})
    void agreesWithNd4jAndKeepsExactPassesDirect(int inputs, int outputs, int padding) {
        Random random = new Random(inputs);
        Convolution square = Nets.convolution(random, inputs, outputs, 3, 1, padding);
        assertThat(Winograd.suits(square, new Shape(HEIGHT - 2, WIDTH - 2, outputs)))
                .isEqualTo(OneDnn.hasAvx512());
        Net net = new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("widen", Nets.convolution(random, 3, inputs, 1, 1, 0), "data", "wide"),
                        new Layer("square", square, "wide", "square"),
                        new Layer("rectify", Relu.PLAIN, "square", "out")));
        float[] image = Nets.random(random, WIDTH * HEIGHT * 3).data();
        try (Network network = new Network(net);
                Network plain = new Network(net, false);
                Pass fast = network.fastForwardBackward("out", WIDTH, HEIGHT);
                Pass exact = network.forwardBackward("out", WIDTH, HEIGHT);
                Pass reference = plain.forwardBackward("out", WIDTH, HEIGHT)) {
            float[] direction = Nets.random(random, reference.output().length()).data();
            float[] expected = gradient(reference, image, direction);
            Shared.assertClose(gradient(fast, image, direction), expected, 1e-3);
            Shared.assertClose(fast.activation(), reference.activation(), 1e-5);
            Shared.assertClose(gradient(exact, image, direction), expected, 1e-3);
            Shared.assertClose(exact.activation(), reference.activation(), 1e-6);
        }
    }

    @Test
    void itsMemoryIsCounted() {
        assumeTrue(OneDnn.hasAvx512(), "Winograd's method needs AVX-512");
        Convolution square = Nets.convolution(new Random(1), 128, 128, 3, 1, 1);
        int edge = 64;
        int values = edge * edge * (3 + 128 + 128);
        Net net = new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("widen", Nets.convolution(new Random(2), 3, 128, 1, 1, 0), "data", "wide"),
                        new Layer("square", square, "wide", "out")));
        try (Network network = new Network(net);
                Pass pass = network.forward("out", edge, edge)) {
            // The transformed patches are four times as large as what they are made of and become.
            assertThat(pass.bytes()).isGreaterThan(4L * values * Float.BYTES);
        }
    }

    @ParameterizedTest
    @CsvSource({"16, 32, 40", "64, 192, 112", "128, 192, 56", "96, 208, 28", "32, 64, 160"})
    void aPassMayRunInAnotherThreadAndWithOtherThreadsThanItWasMadeIn(int inputs, int outputs, int edge)
            throws Exception {
        Random random = new Random(2);
        Net net = new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("widen", Nets.convolution(random, 3, inputs, 1, 1, 0), "data", "wide"),
                        new Layer("square", Nets.convolution(random, inputs, outputs, 3, 1, 1), "wide", "out")));
        float[] image = Nets.random(random, edge * edge * 3).data();
        float[] direction = Nets.random(random, edge * edge * outputs).data();
        try (Network network = new Network(net);
                Pass pass = network.fastForwardBackward("out", edge, edge)) {
            float[] expected = gradient(pass, image, direction);
            try (Pass fresh = network.fastForwardBackward("out", edge, edge)) {
                assertThat(supplyElsewhere(() -> gradient(fresh, image, direction)))
                        .isEqualTo(expected);
            }
            NativeOps threads = NativeOpsHolder.getInstance().getDeviceNativeOps();
            int all = threads.ompGetMaxThreads();
            threads.setOmpNumThreads(1);
            try (Pass fresh = network.fastForwardBackward("out", edge, edge)) {
                threads.setOmpNumThreads(all + 2);
                assertThat(gradient(fresh, image, direction)).isEqualTo(expected);
            } finally {
                threads.setOmpNumThreads(all);
            }
        }
    }

    /** What a new thread computes. */
    private static <T> T supplyElsewhere(Callable<T> computation) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            return other.submit(computation).get();
        } finally {
            other.shutdown();
        }
    }
}
