package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.FlatViews;
import io.github.dreamsphere.core.tile.TileShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which dreams leave their steps to the objective's device. */
class ClimbTest {
    private static final Equirectangular SPHERE = new Equirectangular(128, 64);
    private static final float GREY = 0.25f;

    private final Image picture = SmoothSphere.waves(SPHERE, 5);
    private final DreamOptions options =
            DreamOptions.defaults().withTile(64).withOctaves(2).withSteps(2);
    private final DreamPlan plan = DreamPlan.of(device(), options);
    private final List<AscentTask> tasks = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    /** {@link Ripples} on a device whose steps make every picture grey. */
    private Objective device() {
        return (width, height) -> new Objective.Session() {
            private final Objective.Session session = new Ripples().open(width, height);

            @Override
            public double gradient(float[] rgb, float[] gradient) {
                return session.gradient(rgb, gradient);
            }

            @Override
            public Optional<SphereAscent> ascent(AscentTask task) {
                tasks.add(task);
                return Optional.of(new Greying());
            }

            @Override
            public void close() {
                calls.add("session closed");
            }
        };
    }

    private final class Greying implements SphereAscent {
        @Override
        public void put(Plane picture, List<Plane> memory) {
            calls.add("put " + picture.width());
        }

        @Override
        public double step(FlatViews views, int step, TileWatch watch) {
            assertThat(step).isBetween(0, 1);
            watch.enter(0, views.places().size());
            calls.add("step");
            return 3;
        }

        @Override
        public void read(Plane picture) {
            calls.add("read");
            picture.changeEachRow((y, row) -> row.fill(GREY));
        }

        @Override
        public void readMemory(List<Plane> memory) {
            if (!memory.isEmpty()) {
                calls.add("memory read");
                memory.get(1).changeEachRow((y, row) -> row.fill(GREY));
            }
        }

        @Override
        public void close() {
            calls.add("closed");
        }
    }

    private int tasks(DreamPlan plan, Surface surface) {
        tasks.clear();
        Image seen = new Image(picture.colourPlane());
        Dream.of(plan).run(seen, surface, Progress.SILENT);
        return tasks.size();
    }

    @Test
    void aDeviceTakesAllSteps() {
        List<Double> values = new ArrayList<>();
        List<Float> samples = new ArrayList<>();
        DreamPlan lowered = plan.withAims(List.of(new Aim(device(), -2, Optional.empty())))
                .withShaping(Shaping.plain().withSmoothing(new GradientSmoothing.Gaussian(1.5)));
        Dream.of(lowered)
                .withListener(new DreamListener() {
                    @Override
                    public void stepDone(LiveState state, double value) {
                        values.add(value);
                        Row row = state.pictures().dream().row(3);
                        samples.add(row.get(7));
                    }
                })
                .run(picture, SPHERE, Progress.SILENT);
        assertThat(values).containsExactly(-6.0, -6.0, -6.0, -6.0);
        assertThat(samples).containsOnly(GREY);
        assertThat(calls)
                .containsExactly(
                        "put 92",
                        "step",
                        "read",
                        "step",
                        "read",
                        "closed",
                        "session closed",
                        "put 128",
                        "step",
                        "read",
                        "step",
                        "read",
                        "closed",
                        "session closed");
        assertThat(tasks).hasSize(2);
        assertThat(tasks.get(1).sphere()).isEqualTo(SPHERE);
        assertThat(tasks.get(1).smoothing()).isEqualTo(new GradientSmoothing.Gaussian(1.5));
        assertThat(tasks.get(1).rule()).isEqualTo(new AscentRule.Plain());
        assertThat(tasks.get(1).weight()).isEqualTo(-2);
        assertThat(tasks.get(1).stepSize()).isEqualTo(1.5f / 255);
    }

    @Test
    void aPictureThatNobodyLooksAtStaysOnTheDeviceUntilTheOctaveEnds() {
        Dream.of(plan)
                .withListener(new DreamListener() {
                    @Override
                    public void octaveBegins(LiveState state) {
                        state.pictures();
                    }

                    @Override
                    public void stepDone(LiveState state, double value) {
                        calls.add(state.level() + " " + state.step() + " " + state.width() + "x" + state.height());
                    }
                })
                .run(picture, SPHERE, Progress.SILENT);
        assertThat(calls)
                .containsExactly(
                        "put 92",
                        "step",
                        "1 1 92x46",
                        "step",
                        "1 2 92x46",
                        "read",
                        "closed",
                        "session closed",
                        "put 128",
                        "step",
                        "0 1 128x64",
                        "step",
                        "0 2 128x64",
                        "read",
                        "closed",
                        "session closed");
    }

    @Test
    void dreamsThatNoDeviceTakesStayWithTheProcessor() {
        Shaping plain = Shaping.plain();
        assertThat(tasks(plan, SPHERE)).isEqualTo(2);
        List<Shaping> shapings = List.of(
                plain.withHoldContrast(true),
                plain.withEvenness(0.5),
                plain.withRule(AscentRule.Adam.defaults()),
                plain.withSmoothing(new GradientSmoothing.LaplacianPyramid(3)));
        for (Shaping shaping : shapings) {
            assertThat(tasks(plan.withShaping(shaping), SPHERE)).isEqualTo(2);
            assertThat(tasks.get(0).evenness()).isEqualTo(shaping.evenness());
            assertThat(tasks.get(0).rule()).isEqualTo(shaping.rule());
            assertThat(tasks.get(0).smoothing()).isEqualTo(shaping.smoothing());
        }
        assertThat(tasks(plan.withOptions(options.withTiles(TileShape.TANGENT)), SPHERE))
                .isEqualTo(2);
        List<DreamPlan> others = List.of(
                plan.withOptions(options.withTiles(TileShape.EQUIRECT)),
                plan.withAims(List.of(Aim.everywhere(device()), Aim.everywhere(device()))),
                plan.withAims(List.of(Aim.at(Region.parse("sky"), device()))),
                plan.withShaping(plain.withTotalVariation(0.1)),
                plan.withShaping(plain.withFidelity(0.1)),
                plan.withShaping(plain.withKeepColour(true)));
        for (DreamPlan other : others) {
            assertThat(tasks(other, SPHERE)).as("%s", other).isZero();
        }
        assertThat(tasks(plan, new Flat(128, 64))).isZero();
    }

    @Test
    void whatTheRuleRemembersIsReadWithAPicture() {
        List<Float> remembered = new ArrayList<>();
        Dream.of(plan.withShaping(Shaping.plain().withRule(AscentRule.Adam.defaults())))
                .withListener(new DreamListener() {
                    @Override
                    public void stepDone(LiveState state, double value) {
                        if (state.step() == 1) {
                            remembered.add(
                                    state.pictures().memory().get(1).row(3).get(7));
                        }
                    }
                })
                .run(picture, SPHERE, Progress.SILENT);
        assertThat(remembered).containsExactly(GREY, GREY);
        assertThat(calls.subList(0, 6)).containsExactly("put 92", "step", "read", "memory read", "step", "read");
    }

    /** Cancels a dream after the first step. */
    private final Progress cancelled = new Progress() {
        @Override
        public void report(String stage, long done, long total) {}

        @Override
        public boolean cancelled() {
            return calls.size() == 2;
        }
    };

    @Test
    void aCancelledDreamClosesTheDevice() {
        assertThatThrownBy(() -> Dream.of(plan).run(picture, SPHERE, cancelled)).isInstanceOf(Cancelled.class);
        assertThat(calls).containsExactly("put 92", "step", "closed", "session closed");
    }

    @Test
    void aCancelledDreamCanBeReadFromTheDevice() {
        List<Float> samples = new ArrayList<>();
        Dream kept = Dream.of(plan).withListener(new DreamListener() {
            @Override
            public void interrupted(LiveState state) {
                samples.add(state.pictures().dream().row(3).get(7));
            }
        });
        assertThatThrownBy(() -> kept.run(picture, SPHERE, cancelled)).isInstanceOf(Cancelled.class);
        assertThat(samples).containsExactly(GREY);
        assertThat(calls).containsExactly("put 92", "step", "read", "closed", "session closed");
    }
}
