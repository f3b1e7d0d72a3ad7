package io.github.dreamsphere.models.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeluFoldingTest {
    private static final int CHANNELS = 12;
    private static final int EDGE = 9;

    /** As PyTorch exports it with {@code halfLast}, else as the readers write it. */
    private static Net net(boolean halfLast) {
        float factor = halfLast ? 1 : 0.5f;
        List<Layer> layers = new ArrayList<>(List.of(
                new Layer("x", Nets.convolution(new Random(1), 3, CHANNELS, 3, 1, 1), "data", "x"),
                new Layer("scaled", Affine.uniform(CHANNELS, (float) Math.sqrt(0.5), 0), "x", "scaled"),
                new Layer("erf", Activation.of(Activation.Curve.ERF), "scaled", "erf"),
                new Layer("gate", Affine.uniform(CHANNELS, factor, factor), "erf", "gate"),
                new Layer("product", Eltwise.product(), List.of("x", "gate"), halfLast ? "product" : "out")));
        if (halfLast) {
            layers.add(new Layer("half", Affine.uniform(CHANNELS, 0.5f, 0), "product", "out"));
        }
        return new Net("gelu", Nets.PLAIN, "data", layers);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void geluBecomesOneLayerOfTheSameValues(boolean halfLast) {
        Net net = net(halfLast);
        Net folded = GeluFolding.fold(net, List.of("out"));
        assertThat(folded.layers()).hasSize(2);
        assertThat(folded.layers().get(1).op()).isEqualTo(Activation.of(Activation.Curve.GELU));
        // The error function is asked for as well, so that the pass computes the layers as they are written.
        float[] image = Nets.random(new Random(2), EDGE * EDGE * 3).data();
        try (Network network = new Network(net);
                Pass written = network.forward(List.of("out", "erf"), EDGE, EDGE);
                Pass one = network.forward("out", EDGE, EDGE)) {
            written.forward(image);
            one.forward(image);
            Shared.assertClose(one.activation(), written.activation(), 1e-5);
        }
    }

    @Test
    void blobsThatAreAskedForStay() {
        Net net = net(true);
        assertThat(GeluFolding.fold(net, List.of("out", "gate"))).isSameAs(net);
        assertThat(GeluFolding.fold(net, List.of("out", "product"))).isSameAs(net);
    }

    @Test
    void anotherFactorIsNoGelu() {
        List<Layer> layers = new ArrayList<>(net(true).layers());
        layers.set(1, new Layer("scaled", Affine.uniform(CHANNELS, 0.7f, 0), "x", "scaled"));
        Net net = new Net("other", Nets.PLAIN, "data", layers);
        assertThat(GeluFolding.fold(net, List.of("out"))).isSameAs(net);
    }
}
