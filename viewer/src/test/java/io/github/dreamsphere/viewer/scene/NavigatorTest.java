package io.github.dreamsphere.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.sphere.Vec3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NavigatorTest {
    private static final Camera HOME = Camera.ofDegrees(10, 5, 0, 90, Projection.RECTILINEAR);

    @ParameterizedTest
    @CsvSource({"640, 360", "900, 200", "100, 500"})
    void zoomKeepsWhatIsUnderThePointer(double x, double y) {
        Navigator navigator = new Navigator(HOME);
        Vec3 aim = HOME.direction(x, y, 1280, 720);
        for (int i = 0; i < 5; i++) {
            navigator.zoomAbout(0.9, x, y, 1280, 720);
        }
        assertThat(navigator.camera().fov()).isCloseTo(HOME.fov() * Math.pow(0.9, 5), within(1e-9));
        assertThat(navigator.camera().direction(x, y, 1280, 720).angleTo(aim)).isLessThan(Math.toRadians(0.05));
    }

    @Test
    void theSphereFollowsThePointer() {
        Navigator navigator = new Navigator(HOME);
        navigator.drag(-10, -10, 1280, 720);
        assertThat(navigator.camera().yaw()).isGreaterThan(HOME.yaw());
        assertThat(navigator.camera().pitch()).isLessThan(HOME.pitch());
    }

    @Test
    void glidesOnAndComesToRest() {
        Navigator navigator = new Navigator(HOME);
        navigator.release(-500, 0, 1280, 720);
        navigator.tick(1 / 60.0);
        assertThat(navigator.camera().yaw()).isGreaterThan(HOME.yaw());
        for (int i = 0; i < 600; i++) {
            navigator.tick(1 / 60.0);
        }
        double rest = navigator.camera().yaw();
        navigator.tick(1);
        assertThat(navigator.camera().yaw()).isEqualTo(rest);
    }

    @Test
    void neverLooksPastThePoles() {
        Navigator navigator = new Navigator(HOME);
        navigator.hold(0, 1);
        for (int i = 0; i < 600; i++) {
            navigator.tick(1 / 60.0);
        }
        assertThat(navigator.camera().pitch()).isEqualTo(Math.PI / 2);
    }

    @Test
    void planetsAreSeenFromAboveAndResetReturns() {
        Navigator navigator = new Navigator(HOME);
        navigator.project(Projection.PLANET);
        assertThat(navigator.camera().pitch()).isEqualTo(-Math.PI / 2);
        navigator.reset();
        assertThat(navigator.camera()).isEqualTo(HOME);
    }
}
