package io.github.dreamsphere.upscale.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SuperResolutionNetTest {
    @Test
    void zeroPaddingIsOutsideTheMargin() {
        SuperResolutionNet net = SuperResolutionNet.of(RandomNets.shuffling(3, 1), 1);
        assertThat(net.scale()).isEqualTo(3);
        // Windows of 5 and 3 see 3 pixels to either side.
        assertThat(net.margin()).isEqualTo(3);
        assertThat(net.crop()).isEqualTo(9);
        assertThat(net.alignment()).isEqualTo(1);
    }

    @Test
    void whatAnUnpaddedNetworkLosesIsNotCroppedTwice() {
        SuperResolutionNet net = SuperResolutionNet.of(RandomNets.deconvolving(1), 1);
        assertThat(net.scale()).isEqualTo(2);
        int made = 2 * (10 + 2 * net.margin());
        int left = net.net()
                .shapes(10 + 2 * net.margin(), 10 + 2 * net.margin())
                .get("out")
                .width();
        assertThat(left - 2 * net.crop()).isEqualTo(20);
        assertThat(made).isGreaterThan(left);
    }

    @Test
    void repeatingCountsForTheScale() {
        SuperResolutionNet net = SuperResolutionNet.of(RandomNets.filtering(1), 2);
        assertThat(net.scale()).isEqualTo(2);
        assertThat(net.gain()).isEqualTo(1);
        assertThat(net.margin()).isEqualTo(1);
        assertThat(net.crop()).isZero();
    }

    @Test
    void strideAsksForAlignment() {
        SuperResolutionNet net = SuperResolutionNet.of(RandomNets.hourglass(1), 1);
        assertThat(net.scale()).isEqualTo(2);
        assertThat(net.alignment()).isEqualTo(2);
        assertThat(net.margin() % 2).isZero();
    }

    @Test
    void aNetworkThatShrinksIsRefused() {
        Net shrinking = new Net(
                "shrinking",
                ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0),
                "input",
                List.of(new Layer("pool", Nets.maxPool(SlidingWindow.square(2, 2, 0)), "input", "out")));
        assertThatThrownBy(() -> SuperResolutionNet.of(shrinking, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("net shrinking enlarges by 0.5; only whole factors from 1 can be used");
    }

    @Test
    void aNetworkThatMakesNoPictureIsRefused() {
        assertThatThrownBy(() -> SuperResolutionNet.of(single(RandomNets.convolution(new Random(1), 3, 8, 3, 1)), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("reads 3 channels but writes 8");
    }

    @Test
    void aNetworkThatSeesEverythingIsRefused() {
        assertThatThrownBy(() -> SuperResolutionNet.of(single(new GlobalPool(Pool.Kind.AVERAGE)), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("net single");
    }

    private static Net single(Op op) {
        return new Net(
                "single",
                ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0),
                "input",
                List.of(new Layer("layer", op, "input", "out")));
    }
}
