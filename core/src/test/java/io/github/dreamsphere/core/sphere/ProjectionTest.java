package io.github.dreamsphere.core.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    private static final double EXACT = 1e-9;

    @Test
    void theImageCentreLooksAlongMinusZ() {
        Equirectangular sphere = new Equirectangular(400, 200);
        assertThat(sphere.direction(200, 100).angleTo(new Vec3(0, 0, -1))).isCloseTo(0, within(EXACT));
        assertThat(sphere.direction(300, 100).angleTo(new Vec3(1, 0, 0))).isCloseTo(0, within(EXACT));
        assertThat(sphere.direction(17, 0).angleTo(new Vec3(0, 1, 0))).isCloseTo(0, within(EXACT));
        assertThat(sphere.direction(17, 200).angleTo(new Vec3(0, -1, 0))).isCloseTo(0, within(EXACT));
    }

    @Test
    void pixelsAndDirectionsAreInverse() {
        long seed = 3;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            Equirectangular part = new Equirectangular(300, 90, 40.5, 20.25, 400, 200);
            double x = random.nextDouble(0, 300);
            double y = random.nextDouble(0, 90);
            Vec3 direction = part.direction(x, y);
            assertThat(part.x(direction.longitude())).as("seed %d", seed).isCloseTo(x, within(EXACT));
            assertThat(part.y(direction.latitude())).as("seed %d", seed).isCloseTo(y, within(EXACT));
            assertThat(part.covers(direction)).isTrue();
        }
    }

    @Test
    void longitudesOutsideAPartMapOutsideIt() {
        Equirectangular part = new Equirectangular(100, 90, 250, 0, 360, 180);
        assertThat(part.x(part.longitude(-20))).isCloseTo(-20, within(EXACT));
        assertThat(part.x(part.longitude(120))).isCloseTo(120, within(EXACT));
        assertThat(part.covers(part.direction(-1, 5))).isFalse();
        assertThat(part.covers(part.direction(99, 5))).isTrue();
    }

    @Test
    void aPartKeepsItsPlaceWhenScaled() {
        Equirectangular part = new Equirectangular(4096, 1480, 0, 300, 4096, 2048);
        Equirectangular small = part.scaledTo(1024, 370);
        assertThat(small.latitude(185)).isCloseTo(part.latitude(740), within(EXACT));
        assertThat(small.wraps()).isTrue();
        assertThat(small.isFull()).isFalse();
        assertThat(small.border()).isEqualTo(new Border(1024, 370, true, false, false));
    }

    @Test
    void areasOfPixelsSumToTheSphere() {
        Equirectangular sphere = new Equirectangular(64, 32);
        double sum = 0;
        for (int row = 0; row < 32; row++) {
            sum += sphere.area(row) * 64;
        }
        // A pixel at the equator spans (2π/64)² steradians.
        assertThat(sum * Math.pow(2 * Math.PI / 64, 2)).isCloseTo(4 * Math.PI, within(0.01));
    }

    @Test
    void octavesOfASphereKeepAnEvenWidth() {
        for (double factor = 1; factor > 0.01; factor /= 1.4) {
            assertThat(new Equirectangular(2048, 1024).scaledBy(factor).width() % 2)
                    .isZero();
        }
        assertThat(new Flat(101, 50).scaledBy(1)).isEqualTo(new Flat(101, 50));
    }

    @Test
    void aGnomonicViewSeesWhatItShows() {
        long seed = 4;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 100; i++) {
            Gnomonic view = new Gnomonic(320, 200, random.nextDouble(0.2, 2.5), Rotation.random(random));
            double x = random.nextDouble(-20, 340);
            double y = random.nextDouble(-20, 220);
            Gnomonic.Point back = view.project(view.direction(x, y)).orElseThrow();
            assertThat(back.x()).as("seed %d", seed).isCloseTo(x, within(1e-6));
            assertThat(back.y()).as("seed %d", seed).isCloseTo(y, within(1e-6));
            assertThat(view.project(view.direction(x, y).scaled(-1))).isEmpty();
        }
    }

    @Test
    void aGnomonicViewSpansItsFieldOfView() {
        Gnomonic view = new Gnomonic(100, 50, Math.PI / 2, Rotation.yawPitchRoll(0.4, 0, 0));
        assertThat(view.direction(100, 25).longitude()).isCloseTo(0.4 + Math.PI / 4, within(EXACT));
        assertThat(view.direction(50, 0).latitude()).isPositive();
    }

    @Test
    void impossibleProjectionsAreRejected() {
        assertThatThrownBy(() -> new Equirectangular(0, 5)).hasMessageContaining("width and height must be >= 1");
        assertThatThrownBy(() -> new Equirectangular(10, 5, 0, 0, 8, 5)).hasMessageContaining("no wider");
        assertThatThrownBy(() -> new Equirectangular(10, 5, 0, 3, 10, 5)).hasMessageContaining("between the poles");
        assertThatThrownBy(() -> new Gnomonic(10, 5, Math.PI, Rotation.IDENTITY))
                .hasMessageContaining("horizontalFov");
        assertThatThrownBy(() -> new Flat(1, 0)).hasMessageContaining(">= 1");
    }
}
