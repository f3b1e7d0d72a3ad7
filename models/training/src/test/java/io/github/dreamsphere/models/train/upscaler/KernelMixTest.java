package io.github.dreamsphere.models.train.upscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelMixTest {
    @Test
    void isReadAndWritten() {
        KernelMix mix = KernelMix.valueOf("bicubic*8, box,gaussian*0.5");
        assertThat(mix.shares())
                .isEqualTo(
                        Map.of(ReductionKernel.BICUBIC, 8.0, ReductionKernel.BOX, 1.0, ReductionKernel.GAUSSIAN, 0.5));
        assertThat(KernelMix.valueOf(mix.toString())).isEqualTo(mix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cubic", "box*much", "box*0", "box*-1", "box,,lanczos"})
    void whatIsNoMixIsRefused(String text) {
        assertThatThrownBy(() -> KernelMix.valueOf(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsByTheShares() {
        KernelMix mix = KernelMix.valueOf("bicubic*3,lanczos");
        SplittableRandom random = new SplittableRandom(1);
        long bicubic = 0;
        for (int i = 0; i < 4000; i++) {
            bicubic += mix.draw(random) == ReductionKernel.BICUBIC ? 1 : 0;
        }
        assertThat(bicubic / 4000.0).isCloseTo(0.75, within(0.03));
    }
}
