package io.github.dreamsphere.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StereoLayoutTest {
    @ParameterizedTest
    @CsvSource({"a_TB.jpg, TOP_BOTTOM", "b_sbs.PNG, SIDE_BY_SIDE", "c_ou, TOP_BOTTOM", "d.x_LR.tif, SIDE_BY_SIDE"})
    void aNameMaySayIt(String name, StereoLayout layout) {
        assertThat(StereoLayout.ofFileName(name)).contains(layout);
    }

    @ParameterizedTest
    @CsvSource({"a.jpg", "TB.jpg", "x_tbs.jpg"})
    void orNot(String name) {
        assertThat(StereoLayout.ofFileName(name)).isEmpty();
    }

    @Test
    void theLeftEyeIsAboveOrToTheLeft() {
        Image image = new Image(4, 2);
        image.set(0, 0, 0, 0.25f);
        image.set(0, 1, 0, 0.5f);
        image.set(2, 0, 0, 0.75f);
        assertThat(StereoLayout.TOP_BOTTOM.half(image, Eye.LEFT).get(0, 0, 0)).isEqualTo(0.25f);
        assertThat(StereoLayout.TOP_BOTTOM.half(image, Eye.RIGHT).get(0, 0, 0)).isEqualTo(0.5f);
        assertThat(StereoLayout.SIDE_BY_SIDE.half(image, Eye.RIGHT).get(0, 0, 0))
                .isEqualTo(0.75f);
        assertThat(StereoLayout.SIDE_BY_SIDE.half(image, Eye.RIGHT).width()).isEqualTo(2);
        assertThat(StereoLayout.MONO.half(image, Eye.RIGHT)).isSameAs(image);
    }
}
