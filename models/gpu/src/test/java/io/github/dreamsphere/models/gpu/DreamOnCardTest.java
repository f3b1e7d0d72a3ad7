package io.github.dreamsphere.models.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lwjgl.opengl.GL43C.glDeleteBuffers;
import static org.lwjgl.opengl.GL43C.glGenBuffers;

import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.dream.Aim;
import io.github.dreamsphere.core.dream.AscentRule;
import io.github.dreamsphere.core.dream.AscentTask;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamListener;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.DreamState;
import io.github.dreamsphere.core.dream.GradientSmoothing;
import io.github.dreamsphere.core.dream.LiveState;
import io.github.dreamsphere.core.dream.NonFiniteGradientException;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.dream.Shaping;
import io.github.dreamsphere.core.dream.SphereAscent;
import io.github.dreamsphere.core.dream.TileWatch;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.tile.FlatViews;
import io.github.dreamsphere.core.tile.Jitter;
import io.github.dreamsphere.core.tile.TileShape;
import io.github.dreamsphere.core.tile.Tiles;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.engine.Slope;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.models.objective.BlobScore;
import io.github.dreamsphere.models.objective.ChannelEnergy;
import io.github.dreamsphere.models.objective.Energy;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lwjgl.opengl.GL43C;

/** Whole dreams whose steps are taken on the card, against the processor's dreams. */
class DreamOnCardTest extends OnCard {
    private static final Equirectangular SPHERE = new Equirectangular(128, 64);
    private static final String BLOB = "cat";
    private static final DreamOptions OPTIONS =
            DreamOptions.defaults().withTile(64).withOctaves(2).withSteps(3, 2);

    private final long seed = Seeds.fresh(this);
    private final Image picture = SmoothSphere.waves(SPHERE, seed);
    private final DreamOptions options = OPTIONS.withSeed(seed);
    private final List<Double> values = new ArrayList<>();
    private int onCard;
    private int readBacks;

    /** Keeps the objective's values. */
    private final DreamListener listener = new DreamListener() {
        @Override
        public void stepDone(LiveState state, double value) {
            values.add(value);
        }
    };

    /** The objective, and counts of the octaves that it takes the steps of and of the pictures that it gives back. */
    private Objective counted(Network network, BlobScore score) {
        Objective objective = new BlobObjective(network, BLOB, score);
        return (width, height) -> {
            Objective.Session session = objective.open(width, height);
            return new Objective.Session() {
                @Override
                public double gradient(float[] rgb, float[] gradient) {
                    return session.gradient(rgb, gradient);
                }

                @Override
                public Optional<SphereAscent> ascent(AscentTask task) {
                    Optional<SphereAscent> made = session.ascent(task);
                    onCard += made.isPresent() ? 1 : 0;
                    return made.map(DreamOnCardTest.this::counted);
                }

                @Override
                public void close() {
                    session.close();
                }
            };
        };
    }

    private SphereAscent counted(SphereAscent steps) {
        return new SphereAscent() {
            @Override
            public void put(Plane picture, List<Plane> memory) {
                steps.put(picture, memory);
            }

            @Override
            public double step(FlatViews views, int step, TileWatch watch) {
                return steps.step(views, step, watch);
            }

            @Override
            public void read(Plane picture) {
                readBacks++;
                steps.read(picture);
            }

            @Override
            public void readMemory(List<Plane> memory) {
                steps.readMemory(memory);
            }

            @Override
            public void close() {
                steps.close();
            }
        };
    }

    private DreamPlan plan(Network network, BlobScore score) {
        return DreamPlan.of(counted(network, score), options);
    }

    private Image dreamed(DreamPlan plan) {
        values.clear();
        return Dream.of(plan).withListener(listener).run(picture, SPHERE, Progress.SILENT);
    }

    @Test
    void oneStepIsThatOfTheProcessor() {
        Shaping blurred = Shaping.plain().withSmoothing(new GradientSmoothing.Gaussian(1.5));
        DreamOptions one = options.withOctaves(1).withSteps(1);
        Shaping split = Shaping.plain().withSmoothing(new GradientSmoothing.LaplacianPyramid(3));
        for (Shaping shaping : List.of(
                Shaping.plain(), Shaping.plain().withEvenness(0.5), blurred, blurred.withHoldContrast(true), split)) {
            for (BlobScore score : List.of(new Energy(), new ChannelEnergy(List.of(1, 5)))) {
                try (Network processor = new Network(Nets.branches());
                        Network network = new Network(Nets.branches(), card)) {
                    Image expected =
                            dreamed(plan(processor, score).withOptions(one).withShaping(shaping));
                    double expectedValue = values.get(0);
                    assertThat(onCard).isZero();
                    Image dream = dreamed(plan(network, score).withOptions(one).withShaping(shaping));
                    assertThat(onCard).isEqualTo(1);
                    assertThat(Psnr.psnr(dream, expected)).isGreaterThan(100);
                    assertThat(Psnr.psnr(dream, picture)).isLessThan(70);
                    assertThat(values.get(0)).isCloseTo(expectedValue, within(1e-5 * expectedValue));
                    onCard = 0;
                }
            }
        }
    }

    @Test
    void theObjectiveRisesAsInTheProcessorsDream() {
        try (Network processor = new Network(Nets.branches());
                Network network = new Network(Nets.branches(), card)) {
            dreamed(plan(processor, new Energy()));
            List<Double> expected = List.copyOf(values);
            dreamed(plan(network, new Energy()));
            assertThat(onCard).isEqualTo(2);
            assertThat(values).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                assertThat(values.get(i)).isCloseTo(expected.get(i), within(0.01 * expected.get(i)));
            }
            assertThat(values.get(2)).isGreaterThan(values.get(0));
        }
    }

    @Test
    void aNegativeWeightLowersTheObjective() {
        try (Network network = new Network(Nets.branches(), card)) {
            Aim lowered = new Aim(counted(network, new Energy()), -1, Optional.empty());
            dreamed(plan(network, new Energy()).withAims(List.of(lowered)));
            assertThat(onCard).isEqualTo(2);
            assertThat(values).allMatch(value -> value < 0);
            assertThat(values.get(2)).isGreaterThan(values.get(0));
        }
    }

    @Test
    void dreamsHaveTheSameBytesAndLeaveNoMemory() {
        try (Network network = new Network(Nets.branches(), card)) {
            Image first = dreamed(plan(network, new Energy()));
            long before = buffers();
            for (int i = 0; i < 3; i++) {
                assertThat(dreamed(plan(network, new Energy())).rgb()).isEqualTo(first.rgb());
            }
            assertThat(buffers()).isEqualTo(before);
        }
    }

    /** The number of the card's buffers. */
    private static long buffers() {
        return card.call(() -> {
            int next = glGenBuffers();
            glDeleteBuffers(next);
            return IntStream.range(1, next).filter(GL43C::glIsBuffer).count();
        });
    }

    static Stream<Shaping> shapings() {
        return Stream.of(
                Shaping.plain(),
                Shaping.plain()
                        .withRule(AscentRule.Adam.defaults())
                        .withSmoothing(new GradientSmoothing.LaplacianPyramid(2)));
    }

    @ParameterizedTest
    @MethodSource("shapings")
    void anInterruptedDreamContinuesToTheSameBytes(Shaping shaping) {
        try (Network network = new Network(Nets.branches(), card)) {
            DreamPlan plan = plan(network, new Energy()).withShaping(shaping);
            Image whole = dreamed(plan);
            List<DreamState> kept = new ArrayList<>();
            int[] asked = {0};
            Progress stopping = new Progress() {
                @Override
                public void report(String stage, long done, long total) {}

                @Override
                public boolean cancelled() {
                    // In the middle of the second octave's second step, of more than three views.
                    return values.size() == 4 && ++asked[0] > 3;
                }
            };
            DreamListener keeping = new DreamListener() {
                @Override
                public void stepDone(LiveState state, double value) {
                    values.add(value);
                }

                @Override
                public void interrupted(LiveState state) {
                    List<Plane> memory = state.pictures().memory().stream()
                            .map(DreamOnCardTest::copy)
                            .toList();
                    Plane dream = copy(state.pictures().dream());
                    kept.add(new DreamState(state.level(), state.step(), dream, memory));
                }
            };
            values.clear();
            assertThatThrownBy(() -> Dream.of(plan).withListener(keeping).run(picture, SPHERE, stopping))
                    .isInstanceOf(Cancelled.class);
            assertThat(kept.get(0).step()).isEqualTo(1);
            Image resumed = Dream.of(plan).resume(kept.get(0), picture, SPHERE, Progress.SILENT);
            assertThat(resumed.rgb()).isEqualTo(whole.rgb());
        }
    }

    private static Plane copy(Plane plane) {
        return new HeapPlane(plane.toMemory().samples().clone(), plane.width(), plane.channels());
    }

    /** Adam makes large steps of small gradients, so small differences of them show. */
    @Test
    void aDreamByAdamIsCloseToTheProcessors() {
        Shaping adam = Shaping.plain().withRule(AscentRule.Adam.defaults());
        try (Network processor = new Network(Nets.branches());
                Network network = new Network(Nets.branches(), card)) {
            Image expected = dreamed(plan(processor, new Energy()).withShaping(adam));
            Image dream = dreamed(plan(network, new Energy()).withShaping(adam));
            assertThat(onCard).isEqualTo(2);
            assertThat(Psnr.psnr(dream, expected)).isGreaterThan(45);
            assertThat(Psnr.psnr(expected, picture)).isLessThan(40);
        }
    }

    /** Also counts what comes back: a picture that is looked at, and one at the end of each of the two octaves. */
    @Test
    void onlyPicturesThatAreLookedAtComeBack() {
        try (Network network = new Network(Nets.branches(), card)) {
            DreamPlan plan = plan(network, new Energy());
            Image unseen = dreamed(plan);
            assertThat(readBacks).isEqualTo(2);
            Map<String, float[]> all = new HashMap<>();
            assertThat(looking(plan, 1, all).rgb()).isEqualTo(unseen.rgb());
            assertThat(all).hasSize(5);
            assertThat(readBacks).isEqualTo(2 + 5);
            Map<String, float[]> some = new HashMap<>();
            assertThat(looking(plan, 2, some).rgb()).isEqualTo(unseen.rgb());
            assertThat(some).hasSize(2);
            assertThat(readBacks).isEqualTo(2 + 5 + 3);
            some.forEach((step, seen) -> assertThat(seen).isEqualTo(all.get(step)));
            assertThat(all.get("0 2")).isNotEqualTo(all.get("0 1"));
        }
    }

    /** A dream of which every so many steps' picture is looked at, twice. */
    private Image looking(DreamPlan plan, int every, Map<String, float[]> seen) {
        return Dream.of(plan)
                .withListener(new DreamListener() {
                    @Override
                    public void stepDone(LiveState state, double value) {
                        if (state.step() % every == 0) {
                            state.pictures();
                            float[] samples =
                                    state.pictures().dream().toMemory().samples();
                            seen.put(state.level() + " " + state.step(), samples.clone());
                        }
                    }
                })
                .run(picture, SPHERE, Progress.SILENT);
    }

    @Test
    void aGradientThatIsNotFiniteIsNamed() {
        Tiles tiles = TileShape.UPRIGHT.over(SPHERE, 64, Jitter.STILL, 0);
        AscentTask task = new AscentTask(SPHERE, 0.5, new GradientSmoothing.None(), new AscentRule.Plain(), 1, 0.01f);
        Slope broken = (activation, gradient) -> {
            Arrays.fill(gradient, Float.POSITIVE_INFINITY);
            return 0;
        };
        try (Pass pass = card.pass(
                        Nets.branches(), List.of(BLOB), tiles.width(), tiles.height(), PassKind.FAST_GRADIENT);
                SphereAscent ascent = pass.ascent(task, broken).orElseThrow()) {
            ascent.put(picture.colourPlane(), List.of());
            assertThatThrownBy(() -> ascent.step(tiles.views().orElseThrow(), 0, (tile, count) -> {}))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(NonFiniteGradientException.class);
            Image after = new Image(SPHERE.width(), SPHERE.height());
            ascent.read(after.colourPlane());
            assertThat(after.rgb()).isEqualTo(picture.rgb());
        }
    }

    @Test
    void rectanglesAreCutByTheProcessor() {
        try (Network network = new Network(Nets.branches(), card)) {
            dreamed(plan(network, new Energy()).withOptions(options.withTiles(TileShape.EQUIRECT)));
            assertThat(onCard).isZero();
            assertThat(values).hasSize(5);
        }
    }
}
