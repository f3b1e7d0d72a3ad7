package io.github.dreamsphere.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CrossfadeTest {
    @Test
    void glidesToTheVersionAskedForAndNoFurther() {
        Crossfade fade = new Crossfade(3);
        fade.move(5);
        double last = 0;
        for (int i = 0; i < 200; i++) {
            fade.tick(1 / 60.0);
            double position = fade.base() + fade.weight();
            assertThat(position).isBetween(last, 2.0);
            last = position;
        }
        assertThat(fade.base()).isEqualTo(1);
        assertThat(fade.weight()).isEqualTo(1);
    }

    @Test
    void aShareIsAPlaceBetweenFirstAndLast() {
        Crossfade fade = new Crossfade(3);
        fade.moveTo(0.25);
        fade.tick(100);
        assertThat(fade.base()).isZero();
        assertThat(fade.weight()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aJumpIsNoFade() {
        Crossfade fade = new Crossfade(3);
        fade.jump(2);
        assertThat(fade.base() + fade.weight()).isEqualTo(2);
        fade.tick(1 / 60.0);
        assertThat(fade.base() + fade.weight()).isEqualTo(2);
        fade.jump(3);
        assertThat(fade.base() + fade.weight()).isEqualTo(2);
    }

    @Test
    void oneVersionIsAlwaysSeen() {
        Crossfade fade = new Crossfade(1);
        fade.show(4);
        fade.move(1);
        fade.tick(1);
        assertThat(fade.base()).isZero();
        assertThat(fade.weight()).isZero();
    }

    @Test
    void oneStaysAtAVersionWhenAnotherArrivesOrTheLastGoes() {
        Crossfade fade = new Crossfade(2);
        fade.jump(1);
        Crossfade more = fade.among(3);
        more.tick(1);
        assertThat(more.base() + more.weight()).isEqualTo(1);
        more.jump(2);
        Crossfade fewer = more.among(2);
        fewer.tick(1);
        assertThat(fewer.base() + fewer.weight()).isEqualTo(1);
    }
}
