package io.github.dreamsphere.core.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.dream.Aim;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Region;
import io.github.dreamsphere.core.dream.Ripples;
import io.github.dreamsphere.core.flow.MovedSphere;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Vec3;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriedDreamTest {
    private static final int WIDTH = 256;

    private final long seed = Seeds.fresh(this);
    private final MovedSphere world = new MovedSphere(WIDTH, seed);
    private final DreamPlan plan = DreamPlan.of(
            new Ripples(),
            DreamOptions.defaults()
                    .withOctaves(2)
                    .withOctaveScale(2)
                    .withSteps(6)
                    .withTile(64)
                    .withSeed(seed));

    private static List<FilmFrame> film(CarriedDream dream, int frames, IntFunction<Image> frame) {
        List<FilmFrame> film = new ArrayList<>();
        Optional<FilmState> state = Optional.empty();
        for (int t = 0; t < frames; t++) {
            film.add(dream.next(state, frame.apply(t), sphere(frame.apply(t)), Progress.SILENT));
            state = Optional.of(film.get(t).state());
        }
        return film;
    }

    private static Equirectangular sphere(Image frame) {
        return new Equirectangular(frame.width(), frame.height());
    }

    private static double strength(Image detail) {
        double sum = 0;
        for (float sample : detail.rgb()) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / detail.rgb().length);
    }

    private MovedSphere.View view(int t) {
        return MovedSphere.View.turned(Rotation.yawPitchRoll(0.03 * t, 0.015 * t, 0));
    }

    private Image frame(int t) {
        return world.frame(view(t));
    }

    /** How well detail {@code now} of view {@code t} agrees with the detail before, moved as the world moved. */
    private double correlation(Image now, Image before, int t) {
        Equirectangular sphere = world.sphere();
        SphereSampler sampler = new SphereSampler(before, sphere.border());
        float[] moved = new float[3];
        double[] sums = new double[3];
        for (int y = 0; y < sphere.height(); y++) {
            for (int x = 0; x < sphere.width(); x++) {
                Vec3 from = view(t).in(view(t - 1), sphere.direction(x + 0.5, y + 0.5));
                sampler.bicubic(sphere.x(from.longitude()), sphere.y(from.latitude()), moved, 0);
                for (int c = 0; c < 3; c++) {
                    double value = now.get(x, y, c);
                    sums[0] += sphere.area(y) * value * moved[c];
                    sums[1] += sphere.area(y) * value * value;
                    sums[2] += sphere.area(y) * moved[c] * moved[c];
                }
            }
        }
        return sums[0] / Math.sqrt(sums[1] * sums[2]);
    }

    @Test
    void theDreamMovesWithItsThings() {
        List<FilmFrame> film = film(new CarriedDream(plan, Steadiness.USUAL), 4, this::frame);

        for (int t = 1; t < film.size(); t++) {
            Image detail = film.get(t).state().detail();
            Image before = film.get(t - 1).state().detail();
            assertThat(film.get(t).begins()).isFalse();
            assertThat(correlation(detail, before, t))
                    .as("seed %d, frame %d", seed, t)
                    .isGreaterThan(0.85);
        }
    }

    @Test
    void aStillClipKeepsItsStrength() {
        List<FilmFrame> film = film(new CarriedDream(plan, Steadiness.USUAL), 10, t -> frame(0));

        double first = strength(film.get(0).state().detail());
        for (FilmFrame frame : film) {
            assertThat(strength(frame.state().detail()) / first)
                    .as("seed %d, frame %d", seed, frame.state().frames())
                    .isBetween(0.9, 1.15);
        }
    }

    @Test
    void aCutIsDreamedLikeAFirstFrame() {
        Image other = new MovedSphere(WIDTH, seed + 1).frame(view(0));
        List<FilmFrame> film = film(new CarriedDream(plan, Steadiness.USUAL), 2, t -> t == 0 ? frame(0) : other);

        assertThat(film.get(1).begins()).isTrue();
        Image alone = Dream.of(plan.withOptions(plan.options().withSeed(seed + 1)))
                .run(other, world.sphere(), Progress.SILENT);
        assertThat(film.get(1).dream().rgb()).isEqualTo(alone.rgb());
    }

    @Test
    void whatComesIntoSightIsDreamedAnew() {
        MovedSphere.View covered = view(0).withDisc(Rotation.IDENTITY, 0.3);
        MovedSphere.View uncovered = view(0).withDisc(Rotation.yawPitchRoll(0.65, 0, 0), 0.3);
        List<FilmFrame> film =
                film(new CarriedDream(plan, new Steadiness(1, 1)), 2, t -> world.frame(t == 0 ? covered : uncovered));

        Image detail = film.get(1).state().detail();
        double sum = 0;
        int count = 0;
        for (int y = 0; y < detail.height(); y++) {
            for (int x = 0; x < detail.width(); x++) {
                Vec3 d = world.sphere().direction(x + 0.5, y + 0.5);
                if (uncovered.hiddenIn(covered, d)) {
                    sum += Math.pow(detail.get(x, y, 1), 2);
                    count++;
                }
            }
        }
        assertThat(film.get(1).lost()).isGreaterThan(0);
        assertThat(Math.sqrt(sum / count)).as("seed %d", seed).isGreaterThan(1 / 255.0);
    }

    /** The strength where {@code place} holds. */
    private double strength(Image detail, Predicate<Vec3> place) {
        double sum = 0;
        int count = 0;
        for (int y = 0; y < detail.height(); y++) {
            for (int x = 0; x < detail.width(); x++) {
                if (place.test(world.sphere().direction(x + 0.5, y + 0.5))) {
                    sum += Math.pow(detail.get(x, y, 1), 2);
                    count++;
                }
            }
        }
        return Math.sqrt(sum / count);
    }

    @Test
    void whatComesIntoSightGrows() {
        IntFunction<MovedSphere.View> views = t -> MovedSphere.View.turned(Rotation.IDENTITY)
                .withDisc(Rotation.yawPitchRoll(t == 0 ? 0 : 1.2, 0, 0), 0.35);
        List<FilmFrame> film =
                film(new CarriedDream(plan, Steadiness.USUAL), 3 + Growth.FRAMES, t -> world.frame(views.apply(t)));

        Image last = film.get(2 + Growth.FRAMES).state().detail();
        MovedSphere.View now = views.apply(1);
        Vec3 middle = new Vec3(0, 0, -1);
        Predicate<Vec3> uncovered = d -> d.angleTo(middle) < 0.25;
        Predicate<Vec3> onDisc = d -> d.angleTo(now.disc().apply(middle)) < 0.25;
        Image growth = film.get(2 + Growth.FRAMES).state().growth();
        double first = strength(film.get(0).state().detail());
        // The objective dreams strongly in some places and weakly in others, in a carried dream as in a whole one.
        Image whole = film(new CarriedDream(plan, Steadiness.USUAL), 1, t -> world.frame(views.apply(1)))
                .get(0)
                .state()
                .detail();
        assertThat(film.get(1).lost()).isGreaterThan(0.01);
        assertThat(strength(last, onDisc) / strength(whole, onDisc))
                .as("seed %d, on the disc", seed)
                .isGreaterThan(0.1);
        assertThat(strength(last, uncovered) / strength(whole, uncovered))
                .as("seed %d, uncovered", seed)
                .isGreaterThan(0.1);
        assertThat(strength(last) / first).as("seed %d, everywhere", seed).isBetween(0.8, 1.25);
        for (int i = 1; i < growth.rgb().length; i += Image.CHANNELS) {
            assertThat(growth.rgb()[i]).as("seed %d, grown", seed).isGreaterThan(0.85f);
        }
    }

    @Test
    void plainPicturesAreCarriedToo() {
        Image large = new MovedSphere(512, seed).frame(view(0));
        Flat plane = new Flat(200, 120);
        CarriedDream dream = new CarriedDream(plan, Steadiness.USUAL);
        Optional<FilmState> state = Optional.empty();
        List<FilmFrame> film = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            FilmFrame next = dream.next(state, large.crop(100 + 3 * t, 60, 200, 120), plane, Progress.SILENT);
            film.add(next);
            state = Optional.of(next.state());
        }

        Image before = film.get(2).state().detail().crop(13, 10, 177, 100);
        Image now = film.get(3).state().detail().crop(10, 10, 177, 100);
        double[] sums = new double[3];
        for (int i = 0; i < now.rgb().length; i++) {
            sums[0] += now.rgb()[i] * before.rgb()[i];
            sums[1] += now.rgb()[i] * now.rgb()[i];
            sums[2] += before.rgb()[i] * before.rgb()[i];
        }
        assertThat(film.get(3).begins()).isFalse();
        assertThat(sums[0] / Math.sqrt(sums[1] * sums[2])).as("seed %d", seed).isGreaterThan(0.8);
        assertThat(strength(film.get(3).state().detail())
                        / strength(film.get(0).state().detail()))
                .isBetween(0.8, 1.25);
    }

    @Test
    void aMaskHoldsInEveryFrame() {
        DreamPlan sky = plan.withAims(List.of(Aim.at(Region.parse("sky"), new Ripples())));
        List<FilmFrame> film = film(new CarriedDream(sky, Steadiness.USUAL), 2, t -> frame(0));

        Image detail = film.get(1).state().detail();
        for (int i = detail.index(0, 100); i < detail.rgb().length; i++) {
            assertThat(detail.rgb()[i]).as("seed %d, sample %d", seed, i).isBetween(-1e-6f, 1e-6f);
        }
        assertThat(strength(detail)).isGreaterThan(0);
    }

    @Test
    void aFilmRolledWithItsHeadingGivesTheRolledDream() {
        DreamPlan turned = plan.withOptions(plan.options().withHeading(90));
        List<FilmFrame> straight = film(
                new CarriedDream(plan.withOptions(plan.options().withHeading(0)), Steadiness.USUAL), 3, this::frame);
        List<FilmFrame> rolled =
                film(new CarriedDream(turned, Steadiness.USUAL), 3, t -> SmoothSphere.rolled(frame(t), WIDTH / 4));

        Image expected = SmoothSphere.rolled(straight.get(2).dream(), WIDTH / 4);
        assertThat(Psnr.psnr(rolled.get(2).dream(), expected))
                .as("seed %d", seed)
                .isGreaterThan(45);
    }

    @Test
    void framesBetweenOnlyCarry() {
        List<FilmFrame> film = film(new CarriedDream(plan, new Steadiness(2, 0.5)), 3, t -> frame(0));

        // Carried once along no motion at all, detail is only softened.
        assertThat(Psnr.psnr(film.get(1).dream(), film.get(0).dream())).isGreaterThan(45);
        assertThat(Psnr.psnr(film.get(2).dream(), film.get(1).dream())).isLessThan(45);
    }

    @Test
    void aStateOfAFileContinuesToTheSameBytes(@TempDir Path folder) throws Exception {
        CarriedDream dream = new CarriedDream(plan, Steadiness.USUAL);
        FilmState state = film(dream, 2, this::frame).get(1).state();
        Path file = folder.resolve("state");

        FilmStateFile.write(file, state, "key");
        FilmState read = FilmStateFile.read(file, "key");

        FilmFrame straight = dream.next(Optional.of(state), frame(2), world.sphere(), Progress.SILENT);
        FilmFrame resumed = dream.next(Optional.of(read), frame(2), world.sphere(), Progress.SILENT);
        assertThat(resumed.dream().rgb()).isEqualTo(straight.dream().rgb());
        assertThat(resumed.state().frames()).isEqualTo(3);
        assertThatThrownBy(() -> FilmStateFile.read(file, "other")).hasMessageContaining("another film");
    }

    @Test
    void refusesAFrameOfAnotherSize() {
        FilmState state = film(new CarriedDream(plan, Steadiness.USUAL), 1, this::frame)
                .get(0)
                .state();
        assertThatThrownBy(() -> new CarriedDream(plan, Steadiness.USUAL)
                        .next(Optional.of(state), new Image(128, 64), new Equirectangular(128, 64), Progress.SILENT))
                .hasMessageContaining("256x128")
                .hasMessageContaining("128x64");
    }
}
