package io.github.dreamsphere.viewer.headset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadsetViewTest {
    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    /** A head that stays where it is. */
    private record StillHeadset(Rotation head, int eyeWidth) implements Headset {
        @Override
        public int eyeHeight() {
            return 8;
        }

        @Override
        public EyeOptics optics(Eye eye) {
            return new EyeOptics(new ViewPlane(-1, 1, -1, 1), Rotation.IDENTITY);
        }

        @Override
        public Optional<Rotation> awaitHead() {
            return Optional.of(head);
        }

        @Override
        public void submit(Eye eye, int texture) {}

        @Override
        public void endFrame() {}

        @Override
        public HeadsetInput input() {
            return new HeadsetInput(Set.of(), 0, 0, false);
        }

        @Override
        public List<Control> controls() {
            return List.of();
        }

        @Override
        public String name() {
            return "still";
        }

        @Override
        public void close() {}
    }

    /** Wherever in the room the wearer faces, and also straight up. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0, 40", "90, 60", "-150, 30", "70, 90", "20, -45"})
    void whoLeansBackSeesTheHorizonAhead(double roomYaw, double tilt) throws Exception {
        Rotation head = Rotation.yawPitchRoll(Math.toRadians(roomYaw), Math.toRadians(tilt), 0);
        Headset headset = new StillHeadset(head, 8);
        Supersampling supersampling = new Supersampling(OptionalDouble.empty(), line -> {});
        try (GlContext context = GlContext.offscreen();
                SphereRenderer renderer = new SphereRenderer();
                HeadsetView view = new HeadsetView(headset, renderer, Math.toRadians(tilt), supersampling)) {
            assertThat(context.window()).isNotZero();
            view.face(Math.toRadians(20));
            view.frame(eye -> Optional.empty(), (plane, roomFromEye) -> {});
            Vec3 gaze = view.gaze();
            assertThat(Math.toDegrees(gaze.latitude())).isCloseTo(0, within(1e-6));
            assertThat(Math.toDegrees(gaze.longitude())).isCloseTo(20, within(1e-6));
        }
    }

    /** The window goes on with as many pixels as the driver can draw, and says so once. */
    @Test
    void whoAsksForMorePixelsThanTheDriverCanDrawIsTold() throws Exception {
        List<String> said = new ArrayList<>();
        Supersampling supersampling = new Supersampling(OptionalDouble.of(2), said::add);
        try (GlContext context = GlContext.offscreen();
                SphereRenderer renderer = new SphereRenderer()) {
            assertThat(context.window()).isNotZero();
            int width = (int) (glGetInteger(GL_MAX_TEXTURE_SIZE) / 1.5);
            Headset headset = new StillHeadset(Rotation.IDENTITY, width);
            try (HeadsetView view = new HeadsetView(headset, renderer, 0, supersampling)) {
                for (int frame = 0; frame < 5; frame++) {
                    assertThat(view.frame(eye -> Optional.empty(), (plane, roomFromEye) -> {}))
                            .isTrue();
                }
            }
        }
        assertThat(supersampling.factor()).isEqualTo(1.4);
        assertThat(said)
                .containsExactly(
                        "the graphics card cannot draw 2.00 times the headset's pixels across and down; it draws"
                                + " fewer");
    }
}
