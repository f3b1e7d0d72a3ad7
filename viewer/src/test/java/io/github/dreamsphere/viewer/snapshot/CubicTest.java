package io.github.dreamsphere.viewer.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.TestSphere;
import io.github.dreamsphere.viewer.gl.Composition;
import io.github.dreamsphere.viewer.gl.DrawnPixels;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.RenderTarget;
import io.github.dreamsphere.viewer.gl.SphereLayer;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.Srgb;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Snapshots and frames against a reference: bicubic by Catmull and Rom, four by four rays for a pixel, in linear light. */
class CubicTest {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;
    private static final SphereImage SPHERE = TestSphere.full(1024);
    private static final SphereImage FINE = fine();

    /** Waves of six texels. */
    private static SphereImage fine() {
        Image image = new Image(1024, 512);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                float wave = (float) (0.5 + 0.2 * Math.sin(2 * Math.PI * x * 171 / 1024) + 0.2 * Math.sin(1.05 * y));
                for (int c = 0; c < Image.CHANNELS; c++) {
                    image.set(x, y, c, wave);
                }
            }
        }
        return new SphereImage(image, SPHERE.area());
    }

    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    private static double weight(double t) {
        double x = Math.abs(t);
        if (x < 1) {
            return 1 + x * x * (-2.5 + 1.5 * x);
        }
        return x < 2 ? 2 + x * (-4 + x * (2.5 - 0.5 * x)) : 0;
    }

    private static double light(SphereImage sphere, Vec3 d, int c) {
        Equirectangular area = sphere.area();
        Border border = area.border();
        double x = area.x(d.longitude()) - 0.5;
        double y = area.y(d.latitude()) - 0.5;
        double sum = 0;
        for (int j = (int) Math.floor(y) - 1; j <= Math.floor(y) + 2; j++) {
            for (int i = (int) Math.floor(x) - 1; i <= Math.floor(x) + 2; i++) {
                float stored = sphere.image().get(border.column(i, j), border.row(j), c);
                sum += weight(x - i) * weight(y - j) * Srgb.decode(stored);
            }
        }
        return Math.min(1, Math.max(0, sum));
    }

    private static Image reference(SphereImage sphere, Camera camera) {
        Image image = new Image(WIDTH, HEIGHT);
        ViewPlane plane = camera.plane(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double[] sum = new double[Image.CHANNELS];
                for (int ray = 0; ray < 16; ray++) {
                    double px = plane.x((x + (ray % 4 + 0.5) / 4) / WIDTH);
                    double py = plane.y((y + (ray / 4 + 0.5) / 4) / HEIGHT);
                    Vec3 d = camera.worldFromCamera().apply(camera.projection().direction(px, py));
                    for (int c = 0; c < Image.CHANNELS; c++) {
                        sum[c] += light(sphere, d, c) / 16;
                    }
                }
                for (int c = 0; c < Image.CHANNELS; c++) {
                    image.set(x, y, c, (float) Srgb.encode(sum[c]));
                }
            }
        }
        return image;
    }

    @ParameterizedTest
    @CsvSource({
        "30, 0, 90, RECTILINEAR, 44",
        "30, 0, 15, RECTILINEAR, 50",
        "179.6, 40, 15, RECTILINEAR, 50",
        "30, 0, 140, RECTILINEAR, 44",
        "0, -90, 250, PLANET, 40"
    })
    void aSnapshotIsLikeTheReference(double yaw, double pitch, double fov, Projection projection, double least)
            throws Exception {
        Camera camera = Camera.ofDegrees(yaw, pitch, 0, fov, projection);
        try (SnapshotRenderer renderer = new SnapshotRenderer(8)) {
            renderer.show(Panorama.mono("test", SPHERE, PanoramaPose.LEVEL), Eye.LEFT);
            double psnr = Psnr.psnr(renderer.draw(camera, WIDTH, HEIGHT), reference(SPHERE, camera));
            assertThat(psnr).isGreaterThan(least);
        }
    }

    /** A frame of a window or headset has one fragment a pixel; on a graphics card it is read by curves and more rays. */
    private static double frame(SphereImage sphere, Camera camera, int anisotropy, boolean cubic) throws Exception {
        try (GlContext context = GlContext.offscreen();
                RenderTarget target = new RenderTarget(WIDTH, HEIGHT);
                SphereRenderer renderer = new SphereRenderer(anisotropy);
                SphereTexture texture = SphereTexture.of(sphere, GlLimits.ofContext(), false)) {
            target.bind();
            renderer.readCubically(cubic);
            renderer.draw(
                    Composition.of(new SphereLayer(texture, Rotation.IDENTITY)),
                    camera.projection(),
                    camera.plane(WIDTH, HEIGHT),
                    camera.worldFromCamera(),
                    true);
            try (DrawnPixels drawn = target.read()) {
                return Psnr.psnr(drawn.toImage(), reference(sphere, camera));
            }
        }
    }

    @Test
    void magnifiedFramesAreSharperByCurves() throws Exception {
        Camera close = Camera.ofDegrees(30, 0, 0, 15, Projection.RECTILINEAR);
        assertThat(frame(SPHERE, close, 8, true)).isGreaterThan(50);
        assertThat(frame(FINE, close, 8, true)).isGreaterThan(45).isGreaterThan(frame(FINE, close, 8, false) + 6);
    }

    @Test
    void wideFramesAreSharperByMoreRays() throws Exception {
        Camera wide = Camera.ofDegrees(30, 0, 0, 140, Projection.RECTILINEAR);
        assertThat(frame(SPHERE, wide, 8, true)).isGreaterThan(frame(SPHERE, wide, 1, true) + 3);
    }
}
