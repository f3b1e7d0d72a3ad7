package io.github.dreamsphere.viewer.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.TestSphere;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drawn, against what is defined. Yaw 180.4° keeps the seam off the edges of the 2×2 pixels drawn together. */
class SnapshotRendererTest {
    private static final int WIDTH = 161;
    private static final int HEIGHT = 121;
    private static final double GOOD = 44;
    private static final Rotation POSED = Rotation.yawPitchRoll(2, 0.3, -0.2);

    private static final SphereImage FULL = TestSphere.full(2048);
    private static final SphereImage ODD = TestSphere.full(1502);
    private static final SphereImage LARGE = TestSphere.full(3000);
    private static final SphereImage PARTIAL = TestSphere.of(new Equirectangular(900, 500, 1500, 200, 2048, 1024));
    private static final SphereImage PARTIAL_OVER_THE_SEAM_OF_THE_VIEW =
            TestSphere.of(new Equirectangular(1800, 900, 40, 0, 2048, 1024));

    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    private static double psnr(SphereImage picture, Rotation pose, Camera camera, int textureSize) throws Exception {
        Image drawn = drawn(picture, pose, camera, 1, textureSize);
        return Psnr.psnr(drawn, traced(picture, pose, camera, 5));
    }

    private static Image drawn(SphereImage picture, Rotation pose, Camera camera, int anisotropy, int textureSize)
            throws Exception {
        Panorama panorama = Panorama.mono("test", picture, new PanoramaPose(pose, Optional.empty()));
        try (SnapshotRenderer renderer = new SnapshotRenderer(anisotropy, textureSize)) {
            renderer.show(panorama, Eye.LEFT);
            return renderer.draw(camera, WIDTH, HEIGHT);
        }
    }

    private static Image traced(SphereImage picture, Rotation pose, Camera camera, int rays) {
        return new TracedView(picture, pose, rays).draw(camera, WIDTH, HEIGHT);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 90",
        "180.4, 20, 0, 90",
        "7, 90, 0, 90",
        "30, -90, 0, 100",
        "40, 10, 25, 120",
        "179.7, -60, 0, 40"
    })
    void frontSeamAndPolesAreAsDefined(double yaw, double pitch, double roll, double fov) throws Exception {
        Camera camera = Camera.ofDegrees(yaw, pitch, roll, fov, Projection.RECTILINEAR);
        assertThat(psnr(FULL, Rotation.IDENTITY, camera, 16384)).isGreaterThan(GOOD);
        assertThat(psnr(FULL, POSED, camera, 16384)).isGreaterThan(GOOD);
        assertThat(psnr(ODD, Rotation.IDENTITY, camera, 16384)).isGreaterThan(GOOD);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "180.4, 20", "7, 90", "90, -90", "45, 45"})
    void cutIntoCellsItShowsNoJoint(double yaw, double pitch) throws Exception {
        Camera camera = Camera.ofDegrees(yaw, pitch, 0, 100, Projection.RECTILINEAR);
        assertThat(psnr(FULL, Rotation.IDENTITY, camera, 256)).isGreaterThan(GOOD);
        assertThat(psnr(ODD, Rotation.IDENTITY, camera, 256)).isGreaterThan(GOOD);
    }

    /** Cells meet at (1504, 752), right in front of the camera, and where the sphere is 90° away from there. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 25, RECTILINEAR",
        "0, 0, 100, RECTILINEAR",
        "90.4, 0, 60, RECTILINEAR",
        "180.4, 0, 60, RECTILINEAR",
        "0, -90, 250, PLANET"
    })
    void largerThanTheTextureLimitBothWaysItShowsNoJoint(double yaw, double pitch, double fov, Projection projection)
            throws Exception {
        Camera camera = Camera.ofDegrees(yaw, pitch, 0, fov, projection);
        Image cut = drawn(LARGE, Rotation.IDENTITY, camera, 1, 1024);
        Image reference = traced(LARGE, Rotation.IDENTITY, camera, 7);
        assertThat(Psnr.psnr(cut, reference)).isGreaterThan(GOOD);
        assertThat(worst(cut, reference)).isLessThan(4);
    }

    /** The largest difference of a pixel, in levels of 255: a joint need be no wider than one. */
    private static double worst(Image a, Image b) {
        double worst = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            worst = Math.max(worst, 255 * Math.abs(a.rgb()[i] - b.rgb()[i]));
        }
        return worst;
    }

    /** A wide view's edges, a map's poles and a fish-eye's rim are shown longer than wide. */
    @ParameterizedTest
    @CsvSource({"30, 0, 150, RECTILINEAR", "0, 0, 360, EQUIRECT", "100, 0, 340, FISHEYE", "180.4, 40, 140, RECTILINEAR"
    })
    void anisotropyComesNearerToTheDefinition(double yaw, double pitch, double fov, Projection projection)
            throws Exception {
        Camera camera = Camera.ofDegrees(yaw, pitch, 0, fov, projection);
        Image reference = traced(LARGE, Rotation.IDENTITY, camera, 16);
        double one = Psnr.psnr(drawn(LARGE, Rotation.IDENTITY, camera, 1, 1024), reference);
        double two = Psnr.psnr(drawn(LARGE, Rotation.IDENTITY, camera, 2, 1024), reference);
        double eight = Psnr.psnr(drawn(LARGE, Rotation.IDENTITY, camera, 8, 1024), reference);
        assertThat(two).isGreaterThan(one);
        assertThat(eight).isGreaterThan(two);
    }

    @ParameterizedTest
    @CsvSource({"110, 0, 120", "180.4, 0, 120", "20, 80, 100", "0, -90, 110"})
    void aPartLiesAtItsPlaceOnTheGround(double yaw, double pitch, double fov) throws Exception {
        Camera camera = Camera.ofDegrees(yaw, pitch, 0, fov, Projection.RECTILINEAR);
        assertThat(psnr(PARTIAL, Rotation.IDENTITY, camera, 16384)).isGreaterThan(GOOD - 8);
        assertThat(psnr(PARTIAL_OVER_THE_SEAM_OF_THE_VIEW, Rotation.IDENTITY, camera, 16384))
                .isGreaterThan(GOOD - 8);
    }

    @ParameterizedTest
    @CsvSource({"PLANET, -90, 250", "FISHEYE, 0, 170", "EQUIRECT, 0, 360", "EQUIRECT, 40, 200"})
    void otherProjectionsAreAsDefined(Projection projection, double pitch, double fov) throws Exception {
        Camera camera = Camera.ofDegrees(100, pitch, 0, fov, projection);
        assertThat(psnr(FULL, Rotation.IDENTITY, camera, 16384)).isGreaterThan(GOOD - 8);
    }
}
