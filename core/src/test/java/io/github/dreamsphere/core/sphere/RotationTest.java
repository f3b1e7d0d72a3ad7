package io.github.dreamsphere.core.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final long SEED = 1;

    private static final Vec3 AHEAD = new Vec3(0, 0, -1);

    @Test
    void yawTurnsRightPitchTurnsUp() {
        double quarter = Math.PI / 2;
        assertClose(Rotation.yawPitchRoll(quarter, 0, 0).apply(AHEAD), new Vec3(1, 0, 0));
        assertClose(Rotation.yawPitchRoll(0, quarter, 0).apply(AHEAD), new Vec3(0, 1, 0));
        assertClose(Rotation.yawPitchRoll(1.2, 0.3, 0).apply(AHEAD), Vec3.ofAngles(1.2, 0.3));
    }

    @Test
    void rollTakesTheRightEarDown() {
        Vec3 right = new Vec3(1, 0, 0);
        assertClose(Rotation.yawPitchRoll(0, 0, Math.PI / 2).apply(right), new Vec3(0, -1, 0));
    }

    @Test
    void theInverseUndoes() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 50; i++) {
            Rotation rotation = Rotation.random(random);
            Vec3 v = Vec3.ofAngles(random.nextDouble(-3, 3), random.nextDouble(-1.5, 1.5));
            assertClose(rotation.inverse().apply(rotation.apply(v)), v);
            assertClose(rotation.then(rotation.inverse()).apply(v), v);
        }
    }

    @Test
    void randomRotationsFavourNoDirection() {
        SplittableRandom random = new SplittableRandom(SEED);
        int n = 20_000;
        Vec3 sum = new Vec3(0, 0, 0);
        double up = 0;
        for (int i = 0; i < n; i++) {
            Vec3 v = Rotation.random(random).apply(AHEAD);
            sum = new Vec3(sum.x() + v.x(), sum.y() + v.y(), sum.z() + v.z());
            up += v.y() * v.y();
        }
        assertThat(sum.length() / n).as("seed %d", SEED).isLessThan(0.03);
        assertThat(up / n).as("seed %d", SEED).isCloseTo(1 / 3.0, within(0.01));
    }

    @Test
    void uprightRotationsStayWithinTheirLimits() {
        SplittableRandom random = new SplittableRandom(SEED);
        Vec3 up = new Vec3(0, 1, 0);
        double widestTilt = 0;
        double widestTurn = 0;
        for (int i = 0; i < 500; i++) {
            Rotation rotation = Rotation.randomUpright(random, 0.5, 0.3);
            widestTilt = Math.max(widestTilt, rotation.apply(up).angleTo(up));
            widestTurn = Math.max(widestTurn, Math.abs(rotation.apply(AHEAD).longitude()));
        }
        assertThat(widestTilt).as("seed %d", SEED).isBetween(0.28, 0.3 + 1e-9);
        assertThat(widestTurn).as("seed %d", SEED).isBetween(0.4, 0.6);
    }

    @Test
    void matricesThatAreNotRotationsAreRejected() {
        assertThatThrownBy(() -> new Rotation(1, 0, 0, 0, 1, 0, 0, 0, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("right-handed");
        assertThatThrownBy(() -> new Rotation(2, 0, 0, 0, 1, 0, 0, 0, 1)).hasMessageContaining("length 1");
    }

    private static void assertClose(Vec3 actual, Vec3 expected) {
        assertThat(actual.angleTo(expected)).as("seed %d", SEED).isCloseTo(0, within(1e-9));
    }
}
