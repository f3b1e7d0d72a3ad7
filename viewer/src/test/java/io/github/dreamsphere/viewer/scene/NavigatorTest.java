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

    /** What is in the middle follows the pointer at any height: near the poles the circles of latitude are smaller. */
    @ParameterizedTest
    @CsvSource({"0", "40", "-60", "75"})
    void whatIsInTheMiddleFollowsThePointerAtAnyHeight(double pitch) {
        Camera home = Camera.ofDegrees(10, pitch, 0, 60, Projection.RECTILINEAR);
        Navigator navigator = new Navigator(home);
        Vec3 middle = navigator.direction(640, 360, 1280, 720);
        navigator.drag(8, 0, 1280, 720);
        assertThat(navigator.direction(648, 360, 1280, 720).angleTo(middle)).isLessThan(Math.toRadians(0.05));
    }

    @Test
    void atThePoleADragDoesNotWhirl() {
        Navigator navigator = new Navigator(Camera.ofDegrees(0, 90, 0, 60, Projection.RECTILINEAR));
        navigator.drag(-10, 0, 1280, 720);
        assertThat(navigator.camera().yaw()).isBetween(0.0, Math.toRadians(4));
    }

    /** Zooming on beyond 140° opens a stereographic view, whose middle is as large, and closes it again. */
    @Test
    void beyond140DegreesTheViewOpens() {
        Navigator navigator = new Navigator(HOME);
        Projection projection = Projection.RECTILINEAR;
        double size = navigator.plane(1280, 720).right();
        for (int i = 0; i < 12; i++) {
            navigator.zoomAbout(1 / 0.95, 640, 360, 1280, 720);
            double wider = navigator.plane(1280, 720).right();
            if (navigator.camera().projection() == Projection.PLANET && projection == Projection.RECTILINEAR) {
                assertThat(wider / size).isCloseTo(1 / 0.95, within(1e-9));
            }
            size = wider;
            projection = navigator.camera().projection();
            boolean wide = Math.toDegrees(navigator.camera().fov()) > 140;
            assertThat(projection).isEqualTo(wide ? Projection.PLANET : Projection.RECTILINEAR);
        }
        assertThat(projection).isEqualTo(Projection.PLANET);
        assertThat(navigator.camera().pitch()).isCloseTo(HOME.pitch(), within(1e-9));
        for (int i = 0; i < 12; i++) {
            navigator.zoomAbout(0.95, 640, 360, 1280, 720);
        }
        assertThat(navigator.camera().projection()).isEqualTo(Projection.RECTILINEAR);
        assertThat(navigator.camera().fov()).isLessThan(Math.toRadians(140));
    }

    @Test
    void aFirstViewWiderThan140DegreesIsOpenFromTheBeginning() {
        Navigator navigator = new Navigator(Camera.ofDegrees(0, 0, 0, 165, Projection.RECTILINEAR));
        assertThat(navigator.camera().projection()).isEqualTo(Projection.PLANET);
        assertThat(navigator.camera().pitch()).isZero();
        navigator.toggle(Projection.PLANET);
        assertThat(navigator.camera().pitch()).isEqualTo(-Math.PI / 2);
        navigator.toggle(Projection.PLANET);
        assertThat(navigator.camera().projection()).isEqualTo(Projection.RECTILINEAR);
        assertThat(navigator.camera().fov()).isEqualTo(Math.toRadians(90));
        navigator.reset();
        assertThat(Math.toDegrees(navigator.camera().fov())).isCloseTo(165, within(1e-9));
    }

    /** Degrees from edge to edge. */
    @ParameterizedTest
    @CsvSource({"1280, 720, 90, 59", "700, 700, 90, 90", "400, 1200, 37, 90", "300, 1500, 23, 90"})
    void aHighWindowShowsNoMoreThanAWideOne(int width, int height, long across, long up) {
        ViewPlane plane = new Navigator(HOME).plane(width, height);
        assertThat(Math.round(2 * Math.toDegrees(Math.atan(plane.right())))).isEqualTo(across);
        assertThat(Math.round(2 * Math.toDegrees(Math.atan(plane.top())))).isEqualTo(up);
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
    void slowFramesGlideAsFarAsFastOnes() {
        double fast = yawAfterGlide(1 / 90.0);
        assertThat(fast).isGreaterThan(HOME.yaw() + 0.1);
        assertThat(yawAfterGlide(0.25)).isCloseTo(fast, within(0.001));
    }

    private static double yawAfterGlide(double frameSeconds) {
        Navigator navigator = new Navigator(HOME);
        navigator.release(-500, 0, 1280, 720);
        for (double passed = 0; passed < 5; passed += frameSeconds) {
            navigator.tick(frameSeconds);
        }
        return navigator.camera().yaw();
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
