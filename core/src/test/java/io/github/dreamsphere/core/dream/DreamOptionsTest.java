package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.sphere.Surface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DreamOptionsTest {
    private static final DreamOptions USUAL = DreamOptions.defaults();

    /** The widths that the smallest octave has by Google's ratio. */
    @ParameterizedTest
    @CsvSource({
        "300, 1.4, 1, 300",
        "1024, 1.4, 2, 732",
        "2048, 1.4, 4, 746",
        "4096, 1.4, 6, 762",
        "16384, 1.4, 10, 792",
        "16384, 2, 5, 1024",
        "4096, 1.8, 4, 702"
    })
    void spheresOfEveryWidthStartAboutAsWide(int width, double scale, int octaves, int smallest) {
        Equirectangular sphere = new Equirectangular(width, width / 2);
        DreamOptions options = USUAL.withOctaveScale(scale).on(sphere);
        assertThat(options.octaves()).contains(octaves);
        assertThat(sphere.scaledBy(Math.pow(scale, 1 - octaves)).width()).isEqualTo(smallest);
    }

    @Test
    void aPartHasAsManyOctavesAsItsSphere() {
        Surface part = new Equirectangular(512, 300, 700, 100, 4096, 2048);
        assertThat(USUAL.on(part).octaves())
                .isEqualTo(USUAL.on(new Equirectangular(4096, 2048)).octaves());
    }

    @ParameterizedTest
    @CsvSource({"1024, 574, 4", "574, 1024, 4", "8000, 574, 4", "4000, 3000, 9", "150, 100, 1"})
    void plainPicturesAreReducedByTheirShorterEdge(int width, int height, int octaves) {
        assertThat(USUAL.on(new Flat(width, height)).octaves()).contains(octaves);
    }

    @Test
    void aChosenNumberStaysAndDreamsTheSameAsTheUsualOne() {
        Equirectangular sphere = new Equirectangular(1024, 512);
        assertThat(USUAL.withOctaves(5).on(sphere).octaves()).contains(5);
        Image waves = SmoothSphere.waves(sphere, 3);
        DreamOptions usual = USUAL.withSteps(2, 1);
        Image dream = Dream.of(new Ripples(), usual).run(waves, sphere, Progress.SILENT);
        Image chosen = Dream.of(new Ripples(), usual.withOctaves(2)).run(waves, sphere, Progress.SILENT);
        assertThat(dream.rgb()).isEqualTo(chosen.rgb());
    }
}
