package io.github.dreamsphere.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.DeconvolutionPhases;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Transposed convolutions by their phases, against ND4J's own. */
class DeconvolutionPhasesTest {
    private static final int EDGE = 9;

    private static Net net(int kernel, int stride, int pad) {
        Random random = new Random(kernel * 100 + stride * 10 + pad);
        Convolution before = Nets.convolution(random, 3, 8, 3, 1, 1);
        Deconvolution op = new Deconvolution(
                Nets.random(random, 8, 3, kernel, kernel),
                Nets.random(random, 3),
                SlidingWindow.square(kernel, stride, pad),
                1);
        List<Layer> layers =
                List.of(new Layer("before", before, "in", "before"), new Layer("enlarged", op, "before", "enlarged"));
        return new Net("enlarging", Nets.PLAIN, "in", layers);
    }

    @ParameterizedTest
    @CsvSource({"4, 2, 3", "4, 2, 1", "2, 2, 0", "6, 2, 2", "6, 3, 0", "9, 3, 3", "8, 4, 2", "6, 2, 0"})
    void giveWhatTheTransposedConvolutionGives(int kernel, int stride, int pad) {
        Net net = net(kernel, stride, pad);
        assertThat(DeconvolutionPhases.of(net).layers()).hasSize(3);
        assertSame(net);
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 1", "3, 1, 1", "5, 2, 2"})
    void areNotMadeWhereTheyDoNotComeOutEven(int kernel, int stride, int pad) {
        Net net = net(kernel, stride, pad);
        assertThat(DeconvolutionPhases.of(net).layers()).isEqualTo(net.layers());
        assertSame(net);
    }

    private static void assertSame(Net net) {
        try (Network fast = new Network(net, OneDnn.isAvailable());
                Network plain = new Network(net, false);
                Pass ours = fast.forwardBackward("enlarged", EDGE, EDGE);
                Pass theirs = plain.forwardBackward("enlarged", EDGE, EDGE)) {
            float[] picture = Nets.random(new Random(1), EDGE, EDGE, 3).data();
            ours.forward(picture);
            theirs.forward(picture);
            assertClose(ours.activation(), theirs.activation());
            float[] up = Nets.random(new Random(2), ours.activation().length).data();
            float[] back = new float[picture.length];
            float[] expected = new float[picture.length];
            ours.backward(up, back);
            theirs.backward(up, expected);
            assertClose(back, expected);
        }
    }

    private static void assertClose(float[] ours, float[] theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).as("value %d", i).isCloseTo(theirs[i], within(2e-3f));
        }
    }
}
