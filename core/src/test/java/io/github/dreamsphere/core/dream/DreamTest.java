package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.quality.SeamScore;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.TileShape;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DreamTest {
    private static final DreamOptions OPTIONS = DreamOptions.defaults()
            .withTiles(TileShape.EQUIRECT)
            .withTile(100)
            .withSteps(4)
            .withOctaves(3);

    private final Equirectangular sphere = new Equirectangular(256, 128);
    private final Image waves = SmoothSphere.waves(sphere, 21);

    @Test
    void theObjectiveRises() {
        for (Surface surface : List.of(sphere, new Flat(256, 128), new Equirectangular(256, 128, 9, 20, 300, 180))) {
            Image dream = Dream.of(new Ripples(), OPTIONS).run(waves, surface, Progress.SILENT);
            assertThat(Ripples.energy(dream)).as("%s", surface).isGreaterThan(2 * Ripples.energy(waves));
        }
    }

    @Test
    void aDreamOfWhichThereIsEnoughLeavesOutItsLaterStepsAndHasFullSize() {
        int[] steps = {0};
        Progress enoughAfterTwo = new Progress() {
            @Override
            public void report(String stage, long done, long total) {}

            @Override
            public boolean enough() {
                return steps[0] >= 2;
            }
        };
        DreamListener counting = new DreamListener() {
            @Override
            public void stepDone(LiveState state, double value) {
                steps[0]++;
            }
        };

        Image dream = Dream.of(new Ripples(), OPTIONS).withListener(counting).run(waves, sphere, enoughAfterTwo);

        assertThat(steps[0]).isEqualTo(2);
        assertThat(dream.width()).isEqualTo(256);
        assertThat(Ripples.energy(dream)).isGreaterThan(Ripples.energy(waves));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aGradientThatIsNotFiniteEndsTheDream(float value) {
        Objective broken = (width, height) -> new Objective.Session() {
            @Override
            public double gradient(float[] rgb, float[] gradient) {
                Arrays.fill(gradient, 1);
                gradient[gradient.length / 2] = value;
                return 1;
            }

            @Override
            public void close() {}
        };
        assertThatThrownBy(() -> Dream.of(broken, OPTIONS).run(waves, sphere, Progress.SILENT))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(NonFiniteGradientException.class)
                .hasMessageContaining("the gradient of the objective is not finite");
    }

    @Test
    void stepsHaveTheGivenSize() {
        DreamOptions one = OPTIONS.withOctaves(1).withSteps(1).withStepSize(2.0);
        Image dream = Dream.of(new Ripples(), one).run(waves, new Flat(256, 128), Progress.SILENT);
        double sum = 0;
        for (int i = 0; i < dream.rgb().length; i++) {
            sum += Math.abs(dream.rgb()[i] - waves.rgb()[i]);
        }
        assertThat(sum / dream.rgb().length).isBetween(1.95 / 255, 2 / 255.0 + 1e-6);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 128, 512})
    void aRolledSphereGivesTheRolledDream(int tile) {
        DreamOptions options = OPTIONS.withTile(tile).withOctaves(2).withOctaveScale(2);
        Image dream = Dream.of(new Ripples(), options).run(waves, sphere, Progress.SILENT);
        for (int k : new int[] {2, 64, 130}) {
            Image rolled = SmoothSphere.rolled(waves, k);
            double turn = 2 * Math.PI * k / 256;
            Image turned = turned(rolled, options, turn);
            assertThat(Psnr.psnr(turned, SmoothSphere.rolled(dream, k)))
                    .as("rolled by %d", k)
                    .isGreaterThan(60);
        }
    }

    /** A pole is a single place, so one picture's score says little: the mean over several does. */
    @Test
    void seamAndPolesStayInvisible() {
        DreamOptions gentle = OPTIONS.withStepSize(0.5);
        double seam = 0;
        double poles = 0;
        int pictures = 10;
        for (int seed = 0; seed < pictures; seed++) {
            Image picture = SmoothSphere.waves(sphere, seed);
            Image dream = Dream.of(new Ripples(), gentle.withSeed(seed)).run(picture, sphere, Progress.SILENT);
            seam += SeamScore.of(dream) / pictures;
            poles += (PoleScore.north(dream) + PoleScore.south(dream)) / 2 / pictures;
        }
        assertThat(seam).isCloseTo(1, within(0.1));
        assertThat(poles).isCloseTo(1, within(0.3));
    }

    @Test
    void onlyTheSameSeedGivesTheSameBytes() {
        float[] first = Dream.of(new Ripples(), OPTIONS)
                .run(waves, sphere, Progress.SILENT)
                .rgb();
        assertThat(Dream.of(new Ripples(), OPTIONS)
                        .run(waves, sphere, Progress.SILENT)
                        .rgb())
                .isEqualTo(first);
        assertThat(Dream.of(new Ripples(), OPTIONS.withSeed(1))
                        .run(waves, sphere, Progress.SILENT)
                        .rgb())
                .isNotEqualTo(first);
    }

    @Test
    void theInputIsNotChangedAndItsAlphaIsKept() {
        float[] alpha = new float[256 * 128];
        alpha[77] = 0.5f;
        Image before = waves.copy().withAlpha(alpha);
        Image dream = Dream.of(new Ripples(), OPTIONS).run(before, sphere, Progress.SILENT);
        assertThat(before.rgb()).isEqualTo(waves.rgb());
        assertThat(dream.alpha()).hasValueSatisfying(a -> assertThat(a).isEqualTo(alpha));
        for (float v : dream.rgb()) {
            assertThat(v).isBetween(0f, 1f);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TileShape.class,
            names = {"TANGENT", "UPRIGHT"})
    void viewsTurnWithTheSphereAndItsHeadingBitForBit(TileShape tiles) {
        DreamOptions options = OPTIONS.withTiles(tiles).withOctaves(2).withOctaveScale(2);
        Image dream = Dream.of(new Ripples(), options).run(waves, sphere, Progress.SILENT);
        Image rolled = SmoothSphere.rolled(waves, 64);
        Image turned = turned(rolled, options, Math.PI / 2);
        assertThat(Psnr.psnr(turned, SmoothSphere.rolled(dream, 64))).isInfinite();
        assertThat(Ripples.energy(dream)).isGreaterThan(1.2 * Ripples.energy(waves));
    }

    @Test
    void aFlatPictureIsItsOwnTangentView() {
        Surface flat = new Flat(256, 128);
        Image grid = Dream.of(new Ripples(), OPTIONS).run(waves, flat, Progress.SILENT);
        DreamOptions options = OPTIONS.withTiles(TileShape.TANGENT);
        assertThat(Dream.of(new Ripples(), options)
                        .run(waves, flat, Progress.SILENT)
                        .rgb())
                .isEqualTo(grid.rgb());
    }

    @Test
    void progressReachesTheTotal() {
        List<String> stages = new ArrayList<>();
        List<Long> done = new ArrayList<>();
        Dream.of(new Ripples(), OPTIONS).run(waves, sphere, (stage, d, total) -> {
            stages.add(stage);
            done.add(d);
            assertThat(d).isLessThan(total);
        });
        assertThat(stages.get(0)).isEqualTo("octave 1/3, step 1/4, tile 1/1");
        assertThat(stages.get(stages.size() - 1)).isEqualTo("octave 3/3, step 4/4, tile 3/3");
        assertThat(done).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void cancellingStopsWithinATile() {
        int[] tiles = {0};
        Progress stop = new Progress() {
            @Override
            public void report(String stage, long done, long total) {
                tiles[0]++;
            }

            @Override
            public boolean cancelled() {
                return tiles[0] >= 3;
            }
        };
        assertThatThrownBy(() -> Dream.of(new Ripples(), OPTIONS).run(waves, sphere, stop))
                .isInstanceOf(Cancelled.class);
        assertThat(tiles[0]).isEqualTo(3);
    }

    @Test
    void octavesTooSmallForTheObjectiveAreLeftOutAndReported() {
        List<String> stages = new ArrayList<>();
        Dream.of(new Ripples(110), OPTIONS).run(waves, sphere, (stage, done, total) -> stages.add(stage));
        assertThat(stages.get(0)).isEqualTo("left out the 2 smallest octaves: too small for the net");
        assertThat(stages.get(1)).startsWith("octave 1/1");
        assertThatThrownBy(() -> Dream.of(new Ripples(500), OPTIONS).run(waves, sphere, Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tiles of at least 500 pixels");
    }

    @Test
    void aZeroGradientChangesNothing() {
        Objective indifferent = (width, height) -> new Objective.Session() {
            @Override
            public double gradient(float[] rgb, float[] gradient) {
                Arrays.fill(gradient, 0);
                return 0;
            }

            @Override
            public void close() {}
        };
        Image dream = Dream.of(indifferent, OPTIONS).run(waves, sphere, Progress.SILENT);
        assertThat(dream.rgb()).isEqualTo(waves.rgb());
    }

    @Test
    void optionsOutOfRangeAreNamed() {
        assertThatThrownBy(() -> OPTIONS.withOctaves(0)).hasMessage("octaves must be >= 1, was 0");
        assertThatThrownBy(() -> OPTIONS.withOctaveScale(1)).hasMessageContaining("octave scale must be > 1");
        assertThatThrownBy(() -> OPTIONS.withSteps(-1)).hasMessage("steps must be >= 0, was -1");
        assertThatThrownBy(() -> OPTIONS.withStepSize(Double.NaN)).hasMessageContaining("step size must be > 0");
        assertThatThrownBy(() -> OPTIONS.withJitter(-1)).hasMessage("jitter must be >= 0, was -1");
        assertThatThrownBy(() -> OPTIONS.withTile(10)).hasMessage("tile must be >= 64, was 10");
        assertThatThrownBy(() -> Dream.of(new Ripples(), OPTIONS).run(waves, new Flat(1, 1), Progress.SILENT))
                .hasMessageContaining("256x128");
    }

    private Image turned(Image rolled, DreamOptions options, double turn) {
        DreamPlan plan = DreamPlan.of(new Ripples(), options.withHeading(Math.toDegrees(turn)));
        return Dream.of(plan).run(rolled, sphere, Progress.SILENT);
    }
}
