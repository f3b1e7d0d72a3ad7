package io.github.dreamsphere.core.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UprightnessTest {
    private static final long SEED = 23;
    private static final Vec3 ZENITH = new Vec3(0, 1, 0);

    /** The up of a camera turned by {@code yaw} and then tilted by {@code pitch}, degrees. */
    private static Vec3 camera(double yaw, double pitch) {
        return Rotation.yawPitchRoll(Math.toRadians(yaw), Math.toRadians(pitch), 0)
                .apply(ZENITH);
    }

    private static Vec3 up(double yaw, double pitch) {
        return Uprightness.USUAL.up(Vec3.ofAngles(Math.toRadians(yaw), Math.toRadians(pitch)));
    }

    @Test
    void viewsAreLevelAllRoundTheHorizon() {
        for (int yaw = -180; yaw < 180; yaw += 30) {
            for (int pitch = -40; pitch <= 40; pitch += 20) {
                assertThat(up(yaw, pitch).angleTo(camera(yaw, pitch)))
                        .as("yaw %d, pitch %d", yaw, pitch)
                        .isLessThan(1e-6);
            }
        }
    }

    @Test
    void lookingUpAndDownFromTheHeadingNothingTurns() {
        for (int pitch = -120; pitch <= 120; pitch++) {
            Vec3 forward = Rotation.yawPitchRoll(0, Math.toRadians(pitch), 0).apply(new Vec3(0, 0, -1));
            // Behind a pole, the band turns up back towards the zenith.
            if (Math.abs(pitch) <= 110) {
                assertThat(Uprightness.USUAL.up(forward).angleTo(camera(0, pitch)))
                        .as("pitch %d", pitch)
                        .isLessThan(1e-6);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void aCapHasOneDirection(int side) {
        for (int yaw = -180; yaw < 180; yaw += 15) {
            Vec3 pole = up(0, side * 90);
            assertThat(up(yaw, side * 89.9).angleTo(pole)).as("yaw %d", yaw).isLessThan(0.01);
            assertThat(up(yaw, side * 70).angleTo(pole)).as("yaw %d", yaw).isLessThan(Math.toRadians(21));
        }
    }

    @Test
    void upTurnsGraduallyExceptBehind() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2000; i++) {
            double yaw = random.nextDouble(-150, 150);
            double pitch = random.nextDouble(-89, 89);
            double step = 0.1;
            double turned = up(yaw, pitch).angleTo(up(yaw, pitch + step));
            assertThat(Math.toDegrees(turned))
                    .as("seed %d, yaw %f, pitch %f", SEED, yaw, pitch)
                    .isLessThan(45 * step);
        }
    }

    @Test
    void viewsKeepTheirDirectionAndTiltAsDrawn() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 200; i++) {
            Rotation view = Rotation.random(random);
            Vec3 forward = view.apply(new Vec3(0, 0, -1));
            Uprightness upright = Uprightness.drawn(random);
            Rotation turned = upright.upright(view);
            assertThat(turned.apply(new Vec3(0, 0, -1)).angleTo(forward)).isLessThan(1e-6);
            assertThat(turned.apply(ZENITH).angleTo(upright.up(forward)))
                    .as("seed %d", SEED)
                    .isCloseTo(Math.abs(upright.tilt()), within(1e-6));
        }
    }
}
