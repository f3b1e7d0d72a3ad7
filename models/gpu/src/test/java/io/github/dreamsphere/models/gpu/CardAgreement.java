package io.github.dreamsphere.models.gpu;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import java.util.List;
import java.util.Random;

/** Compares a graphics card with the processor. */
final class CardAgreement {
    private CardAgreement() {}

    /** Asserts that both compute the same values, and the same gradient of random sums of them, in two rounds. */
    static void assertAgrees(GraphicsCard card, Net net, List<String> blobs, int width, int height) {
        Random random = new Random(11);
        float[] image = Nets.random(random, width * height * 3).data();
        try (Network processor = new Network(net);
                Network network = new Network(net, card);
                Pass expected = processor.forwardBackward(blobs, width, height);
                Pass pass = network.forwardBackward(blobs, width, height)) {
            List<float[]> directions = blobs.stream()
                    .map(blob -> Nets.random(
                                    random, expected.output(blobs.indexOf(blob)).length())
                            .data())
                    .toList();
            for (int round = 0; round < 2; round++) {
                expected.forward(image);
                pass.forward(image);
                for (int i = 0; i < blobs.size(); i++) {
                    assertThat(pass.output(i)).isEqualTo(expected.output(i));
                    assertClose(pass.activation(i), expected.activation(i), 1e-5);
                }
                float[] gradient = new float[image.length];
                float[] expectedGradient = new float[image.length];
                pass.backward(directions, gradient);
                expected.backward(directions, expectedGradient);
                assertClose(gradient, expectedGradient, 1e-5);
            }
        }
    }
}
