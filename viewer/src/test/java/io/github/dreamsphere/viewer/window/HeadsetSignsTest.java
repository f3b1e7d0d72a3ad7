package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.gl.DrawnPixels;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.RenderTarget;
import io.github.dreamsphere.viewer.headset.Control;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the wearer reads, seen by an eye that looks straight ahead, on a grey ground. */
class HeadsetSignsTest {
    private static final int SIZE = 600;
    private static final double EDGE = Math.tan(Math.toRadians(50));
    private static final ViewPlane PLANE = new ViewPlane(-EDGE, EDGE, -EDGE, EDGE);
    private static final int GREY = 128;

    private GlContext context;
    private RenderTarget target;
    private HeadsetSigns signs;

    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    @BeforeEach
    void open() throws Exception {
        context = GlContext.offscreen();
        target = new RenderTarget(SIZE, SIZE);
        signs = new HeadsetSigns();
    }

    @AfterEach
    void close() {
        signs.close();
        target.close();
        context.close();
    }

    /** The middle and the size of all that is not grey, in degrees to the right of and above the middle; empty if all is. */
    private record Seen(double right, double up, double width, double height) {}

    private static Rotation head(double yaw, double pitch) {
        return Rotation.yawPitchRoll(Math.toRadians(yaw), Math.toRadians(pitch), 0);
    }

    private Optional<Seen> seen(Rotation head, double seconds, double now) {
        signs.begin(head.apply(new Vec3(0, 0, -1)), seconds, now, 0);
        target.bind();
        glDisable(GL_FRAMEBUFFER_SRGB);
        glClearColor(GREY / 255f, GREY / 255f, GREY / 255f, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        signs.paint(PLANE, head);
        int left = SIZE;
        int right = 0;
        int top = SIZE;
        int bottom = 0;
        try (DrawnPixels drawn = target.read()) {
            for (int y = 0; y < SIZE; y++) {
                for (int x = 0; x < SIZE; x++) {
                    if (Math.abs(drawn.get(x, y, 1) - GREY) > 3) {
                        left = Math.min(left, x);
                        right = Math.max(right, x + 1);
                        top = Math.min(top, y);
                        bottom = Math.max(bottom, y + 1);
                    }
                }
            }
        }
        if (left > right) {
            return Optional.empty();
        }
        double x0 = degrees(left);
        double x1 = degrees(right);
        double y0 = -degrees(top);
        double y1 = -degrees(bottom);
        return Optional.of(new Seen((x0 + x1) / 2, (y0 + y1) / 2, x1 - x0, y0 - y1));
    }

    private static double degrees(int pixel) {
        return Math.toDegrees(Math.atan((2.0 * pixel / SIZE - 1) * EDGE));
    }

    @Test
    void aNameIsSeenBelowTheGazeForAMoment() {
        assertThat(seen(head(30, 10), 0.01, 0)).isEmpty();
        signs.add("lake.jpg", 0);
        Seen name = seen(head(30, 10), 0.01, 0.5).orElseThrow();
        assertThat(name.right()).isCloseTo(0, within(0.5));
        assertThat(name.up()).isBetween(-17.0, -12.0);
        assertThat(name.width()).isBetween(5.0, 20.0);
        assertThat(name.height()).isBetween(1.5, 5.0);
        assertThat(seen(head(30, 10), 0.01, 10)).isEmpty();
    }

    /** Over the point behind, too. */
    @Test
    void itFollowsTheGazeSoftly() {
        signs.add("lake.jpg", 0);
        assertThat(seen(head(170, 0), 0.01, 0).orElseThrow().right()).isCloseTo(0, within(0.5));
        assertThat(seen(head(-170, 0), 0.1, 0.1).orElseThrow().right()).isBetween(-18.0, -10.0);
        assertThat(seen(head(-170, 0), 3, 3).orElseThrow().right()).isCloseTo(0, within(0.5));
    }

    /** As many lines as there are, below one another, and what is loaded is said until it is there. */
    @Test
    void linesAreAddedAndLoadingIsReplaced() {
        signs.add("the first is damaged", 0);
        double one = seen(head(0, 0), 0.01, 0).orElseThrow().height();
        signs.loading("next.jpg", 0.1);
        double two = seen(head(0, 0), 0.01, 0.2).orElseThrow().height();
        assertThat(two).isGreaterThan(one + 1);
        signs.loading("next.jpg", 0.3);
        assertThat(seen(head(0, 0), 0.01, 0.4).orElseThrow().height()).isCloseTo(two, within(0.2));
        signs.add("next.jpg", 0.5);
        assertThat(seen(head(0, 0), 0.01, 0.6).orElseThrow().height()).isCloseTo(two, within(0.2));
    }

    @Test
    void whatTheControllersDoIsShownLonger() {
        signs.controls(List.of(new Control("right A", "Next picture", false)), 0);
        assertThat(seen(head(0, 0), 0.01, 8)).isPresent();
        assertThat(seen(head(0, 0), 0.01, 12)).isEmpty();
    }

    /** As long as it changes, further below than the rest. */
    @Test
    void theProgressIsSeenAtTheEdge() {
        signs.progress(Optional.of("dream: 1 step"), 0);
        Seen progress = seen(head(0, 0), 0.01, 0).orElseThrow();
        assertThat(progress.up()).isBetween(-27.0, -21.0);
        signs.progress(Optional.of("dream: 2 steps"), 5);
        assertThat(seen(head(0, 0), 0.01, 7)).isPresent();
        signs.progress(Optional.of("dream: 2 steps"), 8);
        assertThat(seen(head(0, 0), 0.01, 10)).isEmpty();
        signs.progress(Optional.empty(), 11);
        assertThat(seen(head(0, 0), 0.01, 11)).isEmpty();
    }

    @Test
    void theViewCanBeDark() {
        signs.begin(new Vec3(0, 0, -1), 0.01, 0, 1);
        target.bind();
        glClearColor(1, 1, 1, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        signs.paint(PLANE, Rotation.IDENTITY);
        try (DrawnPixels drawn = target.read()) {
            assertThat(drawn.get(0, 0, 0)).isZero();
            assertThat(drawn.get(SIZE - 1, SIZE / 2, 2)).isZero();
        }
    }
}
