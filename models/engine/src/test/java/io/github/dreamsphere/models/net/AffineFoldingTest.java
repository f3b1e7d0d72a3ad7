package io.github.dreamsphere.models.net;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AffineFoldingTest {
    private final Random random = new Random(6);

    @Test
    void isGoneAndTheNetGivesTheSame() {
        Net net = net(new Layer("relu", Relu.PLAIN, "out", "relu"));
        Net folded = AffineFolding.fold(net);
        assertThat(folded.layers()).extracting(Layer::name).containsExactly("conv", "relu");
        assertClose(run(folded, "relu"), run(net, "relu"), 1e-6);
    }

    @Test
    void staysWhereTheConvolutionIsReadBeforeItToo() {
        Net net = net(new Layer("both", Eltwise.sum(1f, 1f), List.of("raw", "out"), "both"));
        assertThat(AffineFolding.fold(net).layers()).isEqualTo(net.layers());
    }

    private Net net(Layer last) {
        Affine affine = new Affine(Nets.random(random, 4), Nets.random(random, 4));
        return new Net(
                "test",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("conv", Nets.convolution(random, 3, 4, 3, 1, 1), "data", "raw"),
                        new Layer("norm", affine, "raw", "out"),
                        last));
    }

    private static float[] run(Net net, String blob) {
        float[] rgb = new float[12 * 12 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = i % 7 / 7f;
        }
        try (Network network = new Network(net);
                Pass pass = network.forward(blob, 12, 12)) {
            pass.forward(rgb);
            return pass.activation();
        }
    }
}
