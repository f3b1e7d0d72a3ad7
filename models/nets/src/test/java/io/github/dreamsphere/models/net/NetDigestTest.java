package io.github.dreamsphere.models.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetDigestTest {
    private static Net net(String name, float weight) {
        Tensor weights = new Tensor(new int[] {1, 3, 1, 1}, new float[] {1, 2, weight});
        Convolution convolution = new Convolution(weights, Tensor.zeros(1), SlidingWindow.square(1, 1, 0), 1);
        return new Net(
                name,
                ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0),
                "data",
                List.of(new Layer("c", convolution, "data", "c")));
    }

    @Test
    void aNetIsKnownByWhatItComputesNotByItsName() {
        String digest = NetDigest.of(net("one", 3));
        assertThat(digest).matches("[0-9a-f]{64}").isEqualTo(NetDigest.of(net("other", 3)));
        assertThat(NetDigest.of(net("one", Math.nextUp(3f)))).isNotEqualTo(digest);
        assertThat(NetDigest.of(net("one", 3).withImageSpec(ImageSpec.of(1, 1, ImageSpec.Channels.BGR, 0, 0, 0))))
                .isNotEqualTo(digest);
    }
}
