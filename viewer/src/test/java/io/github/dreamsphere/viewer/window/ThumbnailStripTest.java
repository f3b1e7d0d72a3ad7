package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.load.Thumbnails;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThumbnailStripTest {
    private static final List<Path> PICTURES = pictures(12);

    private GlContext context;
    private Thumbnails thumbnails;
    private ThumbnailStrip strip;

    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    @BeforeEach
    void open() throws Exception {
        context = GlContext.offscreen();
        thumbnails = new Thumbnails(FileHints.NONE, TilePainter.WIDTH, TilePainter.HEIGHT);
        strip = new ThumbnailStrip(thumbnails, new TilePainter(true));
    }

    @AfterEach
    void close() {
        strip.close();
        thumbnails.close();
        context.close();
    }

    private static List<Path> pictures(int count) {
        return IntStream.range(0, count).mapToObj(i -> Path.of(i + ".png")).toList();
    }

    private static Vec3 ahead(double yaw, double pitch) {
        return Vec3.ofAngles(Math.toRadians(yaw), Math.toRadians(pitch));
    }

    /** The number of the picture that one marks who looks there; −1 if none. */
    private int marked(double yaw, double pitch) {
        strip.look(ahead(yaw, pitch), 0.01);
        return strip.marked()
                .map(picture -> Integer.parseInt(picture.toString().replace(".png", "")))
                .orElse(-1);
    }

    /** Over the point behind, too. */
    @Test
    void oneMarksThePictureOneLooksAt() {
        strip.open(PICTURES, PICTURES.get(6), ahead(170, 5));
        assertThat(marked(170, 5)).isEqualTo(6);
        assertThat(marked(-171.5, 5)).isEqualTo(7);
        assertThat(marked(-153, 0)).isEqualTo(8);
        assertThat(marked(133, 12)).isEqualTo(4);
        assertThat(marked(100, 5)).isEqualTo(-1);
        assertThat(marked(170, 40)).isEqualTo(-1);
    }

    @Test
    void furtherPicturesFollowAndAfterTheLastTheFirst() {
        strip.open(PICTURES, PICTURES.get(0), ahead(0, 0));
        assertThat(marked(0, 0)).isEqualTo(2);
        strip.page(1);
        assertThat(marked(0, 0)).isEqualTo(7);
        strip.page(1);
        assertThat(marked(0, 0)).isEqualTo(9);
        strip.page(1);
        assertThat(marked(0, 0)).isEqualTo(2);
        strip.page(-1);
        assertThat(marked(0, 0)).isEqualTo(9);
    }

    @Test
    void fewPicturesStandInTheMiddle() {
        List<Path> two = pictures(2);
        strip.open(two, two.get(1), ahead(0, 0));
        assertThat(marked(-9, 0)).isZero();
        assertThat(marked(9, 0)).isEqualTo(1);
        assertThat(marked(25, 0)).isEqualTo(-1);
        strip.page(1);
        assertThat(marked(-9, 0)).isZero();
    }

    @Test
    void itClosesByItselfWhenOneLooksAway() {
        strip.open(PICTURES, PICTURES.get(0), ahead(0, 0));
        strip.look(ahead(180, 0), 4);
        strip.look(ahead(0, 0), 4);
        strip.look(ahead(180, 0), 4);
        assertThat(strip.isOpen()).isTrue();
        strip.look(ahead(180, 0), 3);
        assertThat(strip.isOpen()).isFalse();
    }
}
