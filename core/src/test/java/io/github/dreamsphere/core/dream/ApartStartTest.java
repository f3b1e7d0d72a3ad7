package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.tile.TileShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class ApartStartTest {
    private final long seed = Seeds.fresh(this);
    private final Equirectangular sphere = new Equirectangular(128, 64);
    private final Image picture = SmoothSphere.waves(sphere, seed);
    private final Image start = SmoothSphere.waves(sphere, seed + 1);
    private final DreamPlan plan = DreamPlan.of(
            new Ripples(), DreamOptions.defaults().withOctaves(2).withSteps(2).withTile(64));

    private Image dream(DreamPlan of, Image from) {
        return Dream.of(of).runFrom(from, picture, sphere, Progress.SILENT);
    }

    @Test
    void theStartIsDreamedOn() {
        Image dream = dream(plan, start);

        assertThat(dream.rgb())
                .isEqualTo(Dream.of(plan).run(start, sphere, Progress.SILENT).rgb());
        assertThat(dream(plan, picture).rgb())
                .isEqualTo(Dream.of(plan).run(picture, sphere, Progress.SILENT).rgb());
    }

    @Test
    void fidelityPullsTowardsThePicture() {
        DreamPlan faithful = plan.withOptions(plan.options().withOctaves(1).withTiles(TileShape.EQUIRECT))
                .withShaping(plan.shaping().withFidelity(1));

        float[] dream = dream(faithful, start).rgb();

        for (int i = 0; i < dream.length; i++) {
            assertThat(dream[i]).isCloseTo(picture.rgb()[i], within(1e-5f));
        }
    }

    @Test
    void whereNothingDreamsTheStartStays() {
        DreamPlan sky = plan.withAims(List.of(Aim.at(Region.parse("sky"), new Ripples())));

        Image dream = dream(sky, start);

        for (int i = dream.index(0, 40); i < dream.rgb().length; i++) {
            assertThat(dream.rgb()[i]).isCloseTo(start.rgb()[i], within(1e-6f));
        }
    }
}
