package io.github.dreamsphere.core.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MotionTest {
    private static final long SEED = 71;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Equirectangular sphere = new Equirectangular(256, 128);
    private final Image waves = SmoothSphere.waves(sphere, SEED);

    private Vec3 direction() {
        return Rotation.random(random).apply(new Vec3(0, 0, -1));
    }

    @Test
    void theZoomIsAnEnlargementOfTheStereographicPlane() {
        for (int i = 0; i < 200; i++) {
            Vec3 centre = direction();
            Vec3 v = direction();
            double factor = Math.exp(random.nextDouble(-1, 1));
            Vec3 zoomed = new ConformalZoom(centre, factor).apply(v);
            assertThat(zoomed.length()).as("seed %d", SEED).isCloseTo(1, within(1e-12));
            assertThat(Math.tan(zoomed.angleTo(centre) / 2))
                    .as("seed %d", SEED)
                    .isCloseTo(factor * Math.tan(v.angleTo(centre) / 2), within(1e-9 * (1 + factor) * 1e3));
            Vec3 side = centre.cross(v);
            assertThat(zoomed.dot(side))
                    .as("seed %d: stays on its meridian", SEED)
                    .isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void theZoomKeepsAngles() {
        for (int i = 0; i < 100; i++) {
            ConformalZoom zoom = new ConformalZoom(direction(), Math.exp(random.nextDouble(-1, 1)));
            Vec3 v = direction();
            Vec3 one = v.cross(direction()).normalized();
            Vec3 other = v.cross(direction()).normalized();
            double before = one.angleTo(other);
            double after = step(zoom, v, one).angleTo(step(zoom, v, other));
            assertThat(after).as("seed %d", SEED).isCloseTo(before, within(1e-4));
        }
    }

    private static Vec3 step(ConformalZoom zoom, Vec3 v, Vec3 to) {
        double h = 1e-6;
        Vec3 moved = zoom.apply(new Vec3(v.x() + h * to.x(), v.y() + h * to.y(), v.z() + h * to.z()).normalized());
        Vec3 from = zoom.apply(v);
        return new Vec3(moved.x() - from.x(), moved.y() - from.y(), moved.z() - from.z());
    }

    @Test
    void aQuarterTurnRollsThePicture() {
        Motion right = new Motion(Rotation.yawPitchRoll(Math.PI / 2, 0, 0), new Vec3(0, 0, -1), 1, 0);
        Image turned = right.apply(waves);
        for (int x = 0; x < 256; x++) {
            assertThat(turned.rgb()[turned.index(x, 40)])
                    .isCloseTo(waves.rgb()[waves.index((x + 64) % 256, 40)], within(1e-4f));
        }
    }

    @Test
    void zoomingInAndOutGivesThePictureBack() {
        Vec3 heading = direction();
        Image there = new Motion(Rotation.IDENTITY, heading, 1.3, 0).apply(waves);
        Image back = new Motion(Rotation.IDENTITY, heading, 1 / 1.3, 0).apply(there);
        assertThat(Psnr.psnr(there, waves)).as("seed %d", SEED).isLessThan(40);
        assertThat(Psnr.psnr(back, waves)).as("seed %d", SEED).isGreaterThan(45);
    }

    @Test
    void movingMagnifiesWhatLiesAhead() {
        Vec3 front = new Vec3(0, 0, -1);
        double moved = 0.5;
        Motion motion = new Motion(Rotation.IDENTITY, front, 1, moved);
        Image ramp = new Image(512, 256);
        Equirectangular large = new Equirectangular(512, 256);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 512; x++) {
                ramp.rgb()[ramp.index(x, y)] = (float) (0.5 + large.longitude(x + 0.5) / 8);
            }
        }
        Image result = motion.apply(ramp);
        float value = result.rgb()[result.index(256 + 8, 128)];
        double expected = 0.5 + large.longitude(264.5) * (1 - moved) / 8;
        assertThat((double) value).isCloseTo(expected, within(2e-4));
    }

    @Test
    void valuesOutOfRangeAreRejected() {
        Vec3 front = new Vec3(0, 0, -1);
        assertThatThrownBy(() -> new Motion(Rotation.IDENTITY, front, 0, 0)).hasMessageContaining("zoom must be");
        assertThatThrownBy(() -> new Motion(Rotation.IDENTITY, front, Double.NaN, 0))
                .hasMessageContaining("zoom");
        assertThatThrownBy(() -> new Motion(Rotation.IDENTITY, front, 1, 1)).hasMessageContaining("move must be");
        Motion still = new Motion(Rotation.IDENTITY, front, 1, 0);
        assertThatThrownBy(() -> still.apply(new Image(100, 60))).hasMessageContaining("full spheres");
    }
}
