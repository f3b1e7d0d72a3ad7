package io.github.dreamsphere.upscale.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Luma;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LumaChainTest {
    private static final int EDGE = 12;

    private final Net colours = RandomNets.residual(ImageSpec.Channels.RGB, 3);
    private final Net luma = RandomNets.residual(ImageSpec.Channels.LUMA, 4);

    @Test
    void lumaIsAMeanAndDifferencesOfColoursAreThoseOfTheNetForColours() {
        float[] both = enlarged(LumaChain.added(colours, luma));
        float[] ofColours = enlarged(colours);
        float[] ofLuma = enlarged(luma);
        assertThat(both).hasSameSizeAs(ofColours).hasSize(3 * ofLuma.length);
        for (int i = 0; i < ofLuma.length; i++) {
            float mean = LumaChain.SHARE * ofLuma[i] + (1 - LumaChain.SHARE) * Luma.of(ofColours, 3 * i);
            assertThat(Luma.of(both, 3 * i)).isCloseTo(mean, within(1e-5f));
            for (int c = 1; c < 3; c++) {
                float expected = ofColours[3 * i + c] - ofColours[3 * i];
                assertThat(both[3 * i + c] - both[3 * i]).isCloseTo(expected, within(1e-5f));
            }
        }
        assertThat(both).isNotEqualTo(ofColours);
    }

    @Test
    void otherNetsAreRefused() {
        assertThatThrownBy(() -> LumaChain.added(luma, luma)).hasMessageContaining("net LUMA is no chain for RGB");
        assertThatThrownBy(() -> LumaChain.added(colours, colours))
                .hasMessageContaining("net RGB is no chain for LUMA");
        assertThatThrownBy(() -> LumaChain.added(RandomNets.shuffling(2, 1), luma))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shuffling is no chain for RGB");
    }

    private static float[] enlarged(Net net) {
        Random random = new Random(5);
        float[] rgb = new float[EDGE * EDGE * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = random.nextFloat();
        }
        try (Network network = new Network(net);
                Pass pass = network.forward(net.output(), EDGE, EDGE)) {
            pass.forward(rgb);
            return pass.activation();
        }
    }
}
