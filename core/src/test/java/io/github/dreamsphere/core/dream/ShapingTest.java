package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.tile.TileShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShapingTest {
    private static final DreamOptions OPTIONS = DreamOptions.defaults()
            .withTiles(TileShape.EQUIRECT)
            .withTile(100)
            .withSteps(3)
            .withOctaves(2);

    private final Equirectangular sphere = new Equirectangular(256, 128);
    private final Image waves = SmoothSphere.waves(sphere, 51);

    @ParameterizedTest
    @EnumSource(TileShape.class)
    void maskedPixelsDoNotChange(TileShape tiles) {
        DreamPlan sky = plan(Shaping.plain(), Aim.at(Region.parse("sky"), new Ripples()));
        for (DreamPlan plan : List.of(
                sky,
                sky.withShaping(
                        Shaping.plain().withRule(AscentRule.Adam.defaults()).withTotalVariation(0.1)),
                sky.withShaping(Shaping.plain().withHoldContrast(true).withFidelity(0.1)))) {
            Image dream = dream(plan.withOptions(OPTIONS.withTiles(tiles)));
            assertThat(meanDifference(dream, waves, 75, 128)).as("%s", plan).isZero();
            assertThat(meanDifference(dream, waves, 0, 55)).as("%s", plan).isGreaterThan(0.004);
        }
    }

    @Test
    void tilesOutsideARegionAreNotCounted() {
        List<String> stages = new ArrayList<>();
        DreamOptions small = OPTIONS.withOctaves(1).withSteps(1).withTile(64);
        DreamPlan zenith = plan(Shaping.plain(), Aim.at(Region.parse("zenith"), new Ripples()));
        Dream.of(zenith.withOptions(small)).run(waves, sphere, (stage, done, total) -> stages.add(stage));

        int count = stages.size();
        assertThat(count).isPositive();
        for (int i = 0; i < count; i++) {
            assertThat(stages.get(i)).endsWith(", tile " + (i + 1) + "/" + count);
        }
        stages.clear();
        Dream.of(plan(Shaping.plain(), Aim.everywhere(new Ripples())).withOptions(small))
                .run(waves, sphere, (stage, done, total) -> stages.add(stage));
        assertThat(stages).hasSizeGreaterThan(count);
    }

    @Test
    void differentAimsDreamInDifferentRegions() {
        Aim up = Aim.at(Region.parse("sky"), new Brightness(1));
        Aim down = Aim.at(Region.parse("ground"), new Brightness(-1));
        Image dream = dream(plan(Shaping.plain(), up, down));
        for (int i = 0; i < waves.rgb().length; i++) {
            int y = i / 3 / 256;
            if (y < 50 || y > 78) {
                float change = dream.rgb()[i] - waves.rgb()[i];
                assertThat(Math.signum(change)).as("row %d", y).isEqualTo(y < 64 ? 1 : -1);
            }
        }
    }

    @Test
    void gradientsOfAimsAreWeighted() {
        Aim strong = new Aim(new Brightness(1), 3, Optional.empty());
        Aim weak = new Aim(new Brightness(-1), 1, Optional.empty());
        DreamOptions one = OPTIONS.withOctaves(1).withSteps(1);
        Image dream = dream(plan(Shaping.plain(), strong, weak).withOptions(one));
        assertThat(dream.get(7, 70, 1) - waves.get(7, 70, 1)).isCloseTo(2 * 1.5f / 255, within(1e-5f));
        assertThatThrownBy(() -> plan(Shaping.plain(), new Aim(new Ripples(), 0, Optional.empty())))
                .hasMessageContaining("in one place sum to 0");
    }

    @Test
    void blackMasksAreRejected() {
        DreamPlan plan = plan(Shaping.plain(), Aim.at(new PictureMask(new Image(64, 32), "mask"), new Ripples()));
        assertThatThrownBy(() -> dream(plan)).hasMessage("the mask is black everywhere: nothing would dream");
    }

    @Test
    void adamMovesAllSamplesEqually() {
        DreamOptions one = OPTIONS.withOctaves(1).withSteps(1);
        Shaping adam = Shaping.plain().withRule(AscentRule.Adam.defaults());
        Image dream = dream(plan(adam, Aim.everywhere(new Ripples())).withOptions(one));
        assertThat(meanDifference(dream, waves, 0, 128)).isCloseTo(1.5 / 255, within(1e-4));
        assertThat(Ripples.energy(dream)).isGreaterThan(Ripples.energy(waves));
    }

    @Test
    void totalVariationSmooths() {
        Image plain = dream(plan(Shaping.plain(), Aim.everywhere(new Ripples())));
        Image smoothed = dream(plan(Shaping.plain().withTotalVariation(0.3), Aim.everywhere(new Ripples())));
        assertThat(Ripples.energy(smoothed)).isLessThan(0.9 * Ripples.energy(plain));
    }

    @Test
    void fidelityKeepsTheDreamNearTheOriginal() {
        Image plain = dream(plan(Shaping.plain(), Aim.everywhere(new Ripples())));
        Image near = dream(plan(Shaping.plain().withFidelity(0.3), Aim.everywhere(new Ripples())));
        assertThat(Psnr.psnr(near, waves)).isGreaterThan(Psnr.psnr(plain, waves) + 2);
        Image same = dream(plan(Shaping.plain().withFidelity(1), Aim.everywhere(new Ripples())));
        assertThat(Psnr.psnr(same, waves)).isGreaterThan(100);
    }

    /** Views look at a picture without the detail that near the poles lies along rows only; the result has it all. */
    @ParameterizedTest
    @EnumSource(TileShape.class)
    void pixelsThatDoNotDreamKeepTheirFinestDetail(TileShape tiles) {
        Image noise = waves.copy();
        SplittableRandom random = new SplittableRandom(52);
        for (int i = 0; i < noise.rgb().length; i++) {
            noise.rgb()[i] += 0.1f * random.nextFloat();
        }
        DreamPlan plan = plan(Shaping.plain().withFidelity(1), Aim.everywhere(new Ripples()));
        DreamPlan held = plan.withOptions(OPTIONS.withTiles(tiles));
        Image same = Dream.of(held).run(noise, sphere, Progress.SILENT);
        assertThat(Psnr.psnr(same, noise)).as("seed 52").isGreaterThan(100);
    }

    @Test
    void keepColourKeepsTheOriginalsColours() {
        Image dream = dream(plan(Shaping.plain().withKeepColour(true), Aim.everywhere(new Ripples())));
        int kept = 0;
        for (int i = 0; i < dream.rgb().length; i += 3) {
            float red = dream.rgb()[i] - waves.rgb()[i];
            float green = dream.rgb()[i + 1] - waves.rgb()[i + 1];
            kept += Math.abs(red - green) < 1e-5 ? 1 : 0;
        }
        assertThat(kept).isGreaterThan(9 * dream.rgb().length / 3 / 10);
        assertThat(meanDifference(dream, waves, 0, 128)).isGreaterThan(0.003);
    }

    @Test
    void holdContrastKeepsTheOriginalsContrast() {
        Image dream = dream(plan(Shaping.plain().withHoldContrast(true), Aim.everywhere(new Brightness(1))));
        for (int c = 0; c < 3; c++) {
            double mean = SurfaceStatistics.mean(waves.colourPlane(), sphere, c);
            assertThat(SurfaceStatistics.mean(dream.colourPlane(), sphere, c)).isCloseTo(mean, within(0.003));
            assertThat(SurfaceStatistics.deviation(dream.colourPlane(), sphere, c, mean))
                    .isCloseTo(SurfaceStatistics.deviation(waves.colourPlane(), sphere, c, mean), within(0.003));
        }
    }

    @Test
    void blurredGradientsAreCoarser() {
        Shaping blurred = Shaping.plain().withSmoothing(new GradientSmoothing.Gaussian(3));
        Image plain = dream(plan(Shaping.plain(), Aim.everywhere(new Ripples())));
        Image coarse = dream(plan(blurred, Aim.everywhere(new Ripples())));
        assertThat(Ripples.energy(coarse)).isLessThan(0.8 * Ripples.energy(plain));
    }

    @Test
    void aPyramidEqualisesAllBands() {
        Image picture = SmoothSphere.waves(sphere, 52);
        Image coarse = SmoothSphere.render(sphere);
        for (int i = 0; i < picture.rgb().length; i++) {
            picture.rgb()[i] = picture.rgb()[i] - 0.5f + 20 * (coarse.rgb()[i] - 0.5f);
        }
        double before = Ripples.energy(picture) / meanSquare(picture);
        new GradientSmoothing.LaplacianPyramid(4).apply(picture.colourPlane(), sphere, Planes.inMemory());
        assertThat(Ripples.energy(picture) / meanSquare(picture)).isGreaterThan(4 * before);
    }

    @Test
    void bumpsAreAppliedBeforeEveryOctaveButTheFirst() {
        DreamPlan still = plan(Shaping.plain().withBumps(Bump.parse("noise=20")), Aim.everywhere(new Ripples()));
        DreamOptions noSteps = OPTIONS.withSteps(0);
        assertThat(dream(still.withOptions(noSteps.withOctaves(1))).rgb()).isEqualTo(waves.rgb());
        Image shaken = dream(still.withOptions(noSteps));
        assertThat(meanDifference(shaken, waves, 0, 128)).isCloseTo(10.0 / 255, within(0.01));
        assertThat(dream(still.withOptions(noSteps)).rgb()).isEqualTo(shaken.rgb());
        assertThat(dream(still.withOptions(noSteps.withSeed(1))).rgb()).isNotEqualTo(shaken.rgb());
    }

    @Test
    void bumpsAreAppliedInOrder() {
        DreamOptions noSteps = OPTIONS.withSteps(0).withOctaves(2);
        Aim aim = Aim.everywhere(new Ripples());
        Bump twist = new Bump.Twist(30);
        Image twisted = dream(plan(Shaping.plain().withBumps(twist), aim).withOptions(noSteps));
        Image both = dream(
                plan(Shaping.plain().withBumps(twist, new Bump.Noise(20)), aim).withOptions(noSteps));
        assertThat(meanDifference(both, twisted, 0, 128)).isCloseTo(10.0 / 255, within(0.01));
        assertThat(meanDifference(both, waves, 0, 128)).isGreaterThan(0.05);
    }

    @Test
    void weightsMustNotSumToZeroInOnePlace() {
        Ripples ripples = new Ripples();
        Mask sky = Region.parse("sky");
        Mask ground = Region.parse("ground");
        Aim up = new Aim(ripples, 1, Optional.of(sky));
        Aim down = new Aim(ripples, -1, Optional.of(ground));
        DreamOptions options = DreamOptions.defaults();
        assertThat(new DreamPlan(List.of(up, down), options, Shaping.plain()).aims())
                .hasSize(2);
        List<List<Aim>> cancelled = List.of(
                List.of(up, new Aim(ripples, -1, Optional.of(sky))),
                List.of(up, new Aim(ripples, -1, Optional.of(Region.parse("sky"))), down),
                List.of(Aim.everywhere(ripples), new Aim(ripples, -1, Optional.of(sky)), down),
                List.of(Aim.everywhere(ripples), new Aim(ripples, -1, Optional.empty()), up));
        for (List<Aim> aims : cancelled) {
            assertThatThrownBy(() -> new DreamPlan(aims, options, Shaping.plain()))
                    .hasMessageContaining("in one place sum to 0");
        }
    }

    @Test
    void evennessMakesFaintPartsDreamMore() {
        Image picture = waves.copy();
        for (int i = 0; i < picture.rgb().length; i++) {
            boolean strong = i / Image.CHANNELS % picture.width() < picture.width() / 4;
            picture.rgb()[i] = strong ? picture.rgb()[i] : 0.5f + 0.05f * (picture.rgb()[i] - 0.5f);
        }
        double weak = changeOfFaintPart(picture, 0);
        double middle = changeOfFaintPart(picture, 0.5);
        double even = changeOfFaintPart(picture, 1);
        assertThat(middle).isGreaterThan(1.5 * weak);
        assertThat(even).isGreaterThan(1.5 * middle);
    }

    /** The mean change in columns that no tile shows together with strong ones. */
    private double changeOfFaintPart(Image picture, double evenness) {
        DreamPlan plan = plan(Shaping.plain().withEvenness(evenness), Aim.everywhere(new Contrast()));
        Image dream = Dream.of(
                        plan.withOptions(OPTIONS.withOctaves(1).withSteps(1).withTile(64)))
                .run(picture, sphere, Progress.SILENT);
        double sum = 0;
        for (int y = 0; y < dream.height(); y++) {
            for (int x = 140; x < 180; x++) {
                sum += Math.abs(dream.get(x, y, 0) - picture.get(x, y, 0));
            }
        }
        return sum / 40 / dream.height();
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        assertThatThrownBy(() -> Shaping.plain().withFidelity(2)).hasMessageContaining("fidelity must be between");
        assertThatThrownBy(() -> Shaping.plain().withTotalVariation(-1)).hasMessageContaining("total variation");
        for (double evenness : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> Shaping.plain().withEvenness(evenness)).hasMessageContaining("evenness must be");
        }
        assertThatThrownBy(() -> Bump.parse("kick=3")).hasMessageContaining("noise=8 or twist=20");
        assertThatThrownBy(() -> Bump.parse("noise=300")).hasMessageContaining("noise must be between 0 and 255");
        assertThatThrownBy(() -> new GradientSmoothing.Gaussian(0)).hasMessageContaining("gradient blur");
        assertThatThrownBy(() -> new GradientSmoothing.LaplacianPyramid(0)).hasMessageContaining("pyramid levels");
        assertThatThrownBy(() -> new AscentRule.Adam(1, 0.5)).hasMessageContaining("Adam's decays");
    }

    private static DreamPlan plan(Shaping shaping, Aim... aims) {
        return new DreamPlan(List.of(aims), OPTIONS, shaping);
    }

    private Image dream(DreamPlan plan) {
        return Dream.of(plan).run(waves, sphere, Progress.SILENT);
    }

    private static double meanDifference(Image a, Image b, int fromRow, int toRow) {
        double sum = 0;
        for (int i = a.index(0, fromRow); i < toRow * a.width() * 3; i++) {
            sum += Math.abs(a.rgb()[i] - b.rgb()[i]);
        }
        return sum / (toRow - fromRow) / a.width() / 3;
    }

    private static double meanSquare(Image image) {
        double sum = 0;
        for (float v : image.rgb()) {
            sum += v * v;
        }
        return sum;
    }

    /** Half the sum of the squares of all samples' distances from grey. */
    private record Contrast() implements Objective {
        @Override
        public Session open(int width, int height) {
            return new Session() {
                @Override
                public double gradient(float[] rgb, float[] gradient) {
                    double sum = 0;
                    for (int i = 0; i < rgb.length; i++) {
                        gradient[i] = rgb[i] - 0.5f;
                        sum += gradient[i] * gradient[i] / 2;
                    }
                    return sum;
                }

                @Override
                public void close() {}
            };
        }
    }

    /** The sum of all samples, or its opposite. */
    private record Brightness(float sign) implements Objective {
        @Override
        public Session open(int width, int height) {
            return new Session() {
                @Override
                public double gradient(float[] rgb, float[] gradient) {
                    double sum = 0;
                    for (int i = 0; i < rgb.length; i++) {
                        gradient[i] = sign;
                        sum += sign * rgb[i];
                    }
                    return sum;
                }

                @Override
                public void close() {}
            };
        }
    }
}
