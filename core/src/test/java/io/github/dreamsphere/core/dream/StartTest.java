package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.SeamScore;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartTest {
    @ParameterizedTest
    @EnumSource(Start.class)
    void startsHaveNoSeamNoPoleAndSomeDetail(Start start) {
        Image image = start.on(new Equirectangular(512, 256), 71);
        assertThat(SeamScore.of(image)).isLessThan(1.6);
        assertThat(PoleScore.north(image)).isLessThan(2);
        assertThat(PoleScore.south(image)).isLessThan(2);
        assertThat(image.get(3, 4, 0)).isNotEqualTo(image.get(4, 4, 0));
        for (float v : image.rgb()) {
            assertThat(v).isBetween(0f, 1f);
        }
    }

    @ParameterizedTest
    @EnumSource(Start.class)
    void theSeedDeterminesTheStart(Start start) {
        Flat flat = new Flat(60, 40);
        assertThat(start.on(flat, 1).rgb()).isEqualTo(start.on(flat, 1).rgb());
        assertThat(start.on(flat, 1).rgb()).isNotEqualTo(start.on(flat, 2).rgb());
    }
}
