package io.github.dreamsphere.core.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import org.junit.jupiter.api.Test;

class GnomonicViewTest {
    @Test
    void everyViewShowsTheSphereBehindIt() {
        Equirectangular sphere = new Equirectangular(256, 128);
        Image smooth = SmoothSphere.render(sphere);
        for (Gnomonic view : GnomonicView.cube(40)) {
            Image picture = GnomonicView.render(smooth, sphere, view);
            for (int i = 0; i < 40 * 40; i++) {
                Vec3 d = view.direction(i % 40 + 0.5, i / 40 + 0.5);
                assertThat(picture.get(i % 40, i / 40, 1)).isCloseTo(SmoothSphere.colour(d, 1), within(1e-3f));
            }
        }
    }

    @Test
    void viewsAreBlackOutsideAPart() {
        Equirectangular part = new Equirectangular(64, 64, 96, 32, 256, 128);
        Image picture = GnomonicView.render(SmoothSphere.render(part), part, GnomonicView.cube(10)[2]);
        assertThat(picture.rgb()).containsOnly(0);
    }
}
