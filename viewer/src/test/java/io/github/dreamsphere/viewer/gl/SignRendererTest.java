package io.github.dreamsphere.viewer.gl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignRendererTest {
    private static final int SIZE = 400;
    private static final ViewPlane LEFT = new ViewPlane(-1.3, 1.1, -1.4, 1.2);

    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    /** White, 4 degrees wide and 2 high. */
    private static void drawSign(Rotation eyeFromSign) throws GraphicsException {
        BufferedImage white = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB_PRE);
        white.setRGB(0, 0, -1);
        white.setRGB(1, 0, -1);
        try (Overlay sign = new Overlay();
                SignRenderer renderer = new SignRenderer()) {
            sign.set(white);
            renderer.draw(sign, eyeFromSign, Math.toRadians(4), LEFT, 1);
        }
    }

    /** In an eye that looks elsewhere than the head, the sign is seen in its own direction, in its own size. */
    @ParameterizedTest
    @CsvSource({"0, 0, 0", "15, -20, 0", "-30, 10, 10", "20, 25, -15"})
    void aSignIsSeenInItsDirection(double yaw, double pitch, double eyeYaw) throws Exception {
        Rotation roomFromSign = Rotation.yawPitchRoll(Math.toRadians(yaw), Math.toRadians(pitch), 0);
        Rotation roomFromEye = Rotation.yawPitchRoll(Math.toRadians(eyeYaw), Math.toRadians(-5), Math.toRadians(10));
        try (GlContext context = GlContext.offscreen();
                RenderTarget target = new RenderTarget(SIZE, SIZE)) {
            target.bind();
            glClearColor(0, 0, 0, 1);
            glClear(GL_COLOR_BUFFER_BIT);
            drawSign(roomFromEye.inverse().then(roomFromSign));
            try (DrawnPixels drawn = target.read()) {
                Vec3 sum = new Vec3(0, 0, 0);
                double area = 0;
                for (int y = 0; y < SIZE; y++) {
                    for (int x = 0; x < SIZE; x++) {
                        if (drawn.get(x, y, 0) > 128) {
                            double px = LEFT.x((x + 0.5) / SIZE);
                            double py = LEFT.y((y + 0.5) / SIZE);
                            Vec3 ray = new Vec3(px, py, -1);
                            double solid = 1 / Math.pow(ray.length(), 3);
                            Vec3 d = roomFromEye.apply(ray.normalized());
                            sum = new Vec3(sum.x() + solid * d.x(), sum.y() + solid * d.y(), sum.z() + solid * d.z());
                            area += solid * 2.4 * 2.6 / (SIZE * SIZE);
                        }
                    }
                }
                assertThat(Math.toDegrees(sum.normalized().angleTo(roomFromSign.apply(new Vec3(0, 0, -1)))))
                        .as(() -> Arrays.toString(new double[] {yaw, pitch, eyeYaw}))
                        .isLessThan(0.3);
                assertThat(Math.toDegrees(Math.toDegrees(area))).isBetween(7.0, 9.0);
            }
        }
    }
}
