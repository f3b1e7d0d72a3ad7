package io.github.dreamsphere.models.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Reduction;
import io.github.dreamsphere.models.net.Relu;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessorOpsTest extends OnCard {
    private final List<String> notes = new ArrayList<>();

    /** Two functions and a product of channels have no shaders. */
    private static final Net ODD = new Net(
            "odd",
            Nets.PLAIN,
            "data",
            List.of(
                    new Layer("relu", Relu.PLAIN, "data", "relu"),
                    new Layer("sine", Activation.of(Activation.Curve.SIN), "relu", "sine"),
                    new Layer("tangent", Activation.of(Activation.Curve.TAN), "sine", "tangent"),
                    new Layer("product", new Reduction(Reduction.Kind.PRODUCT), "tangent", "product")));

    @BeforeEach
    void listen() {
        card.report(notes::add);
    }

    private static void pass(Net net, String blob, int width) {
        card.pass(net, List.of(blob), width, 8, PassKind.FAST_GRADIENT).close();
    }

    @Test
    void aNetsOpsAreNamedOnce() {
        pass(ODD, "product", 8);
        pass(ODD, "product", 16);
        pass(ODD, "tangent", 8);
        pass(Nets.branches(), "cat", 64);
        assertThat(notes)
                .containsExactly(
                        "the processor computes 3 operations of the net odd, for which the graphics card has no"
                                + " shader: 2 Activation, 1 Reduction");
    }

    @Test
    void otherKindsInALaterPassAreNamed() {
        pass(ODD, "sine", 8);
        pass(ODD, "product", 8);
        assertThat(notes).hasSize(2);
        assertThat(notes.get(0)).contains("1 operation of the net odd,").endsWith(": 1 Activation");
        assertThat(notes.get(1)).contains("3 operations of the net odd");
    }
}
