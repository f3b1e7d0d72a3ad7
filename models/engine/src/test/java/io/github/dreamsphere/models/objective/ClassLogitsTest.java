package io.github.dreamsphere.models.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Softmax;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassLogitsTest {
    private static final Random RANDOM = new Random(3);
    private static final Net NET = new Net(
            "classifier",
            Nets.PLAIN,
            "data",
            List.of(
                    new Layer("features", Nets.convolution(RANDOM, 3, 8, 3, 2, 1), "data", "features"),
                    new Layer("pool", Pool.caffeAverage(SlidingWindow.square(7, 1, 0)), "features", "pool"),
                    new Layer("drop", new Identity(), "pool", "drop"),
                    new Layer("classes", Nets.convolution(RANDOM, 8, 5, 1, 1, 0), "drop", "classes"),
                    new Layer("prob", new Softmax(), "classes", "prob")));

    @Test
    void theLogitsStandBeforeTheSoftmax() {
        assertThat(ClassLogits.of(NET).logits()).isEqualTo("classes");
    }

    @Test
    void smallTilesHaveClassesToo() {
        Net head = ClassLogits.of(NET).net();
        assertThat(NET.minimumSize("classes")).isGreaterThan(12);
        assertThat(head.minimumSize("classes")).isLessThan(4);
        assertThat(head.shapes(40, 30).get("classes").positions()).isEqualTo(1);
    }

    @Test
    void atTheTrainingSizeTheClassesAreTheSame() {
        float[] picture = Nets.random(new Random(9), 14 * 14 * 3).data();
        assertThat(classes(ClassLogits.of(NET).net(), picture))
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(classes(NET, picture));
    }

    private static float[] classes(Net net, float[] picture) {
        try (Network network = new Network(net);
                Pass pass = network.forward("classes", 14, 14)) {
            pass.forward(picture);
            return pass.activation();
        }
    }
}
