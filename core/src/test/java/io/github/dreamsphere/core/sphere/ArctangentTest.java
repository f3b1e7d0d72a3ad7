package io.github.dreamsphere.core.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ArctangentTest {
    @Test
    void isTheArctangentInEveryQuadrant() {
        long seed = 41;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            double x = random.nextDouble(-1, 1);
            double y = random.nextDouble(-1, 1);
            assertThat(Arctangent.of(y, x)).as("seed %d: %s, %s", seed, y, x).isCloseTo(Math.atan2(y, x), within(2e-8));
        }
        assertThat(Arctangent.of(0, 0)).isZero();
        assertThat(Arctangent.of(0, -1)).isEqualTo(Math.PI);
        assertThat(Arctangent.of(-2, 0)).isEqualTo(-Math.PI / 2);
    }
}
