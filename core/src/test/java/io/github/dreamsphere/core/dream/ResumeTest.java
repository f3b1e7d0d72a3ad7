package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.tile.TileShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
    private static final DreamOptions OPTIONS =
            DreamOptions.defaults().withTile(100).withOctaves(3).withSteps(4, 3, 2);

    @TempDir
    private Path folder;

    private final Equirectangular sphere = new Equirectangular(128, 64);
    private final Image waves = SmoothSphere.waves(sphere, 61);
    private final Shaping adam = Shaping.plain().withRule(AscentRule.Adam.defaults());
    private final List<DreamPlan> plans = List.of(
            DreamPlan.of(new Ripples(), OPTIONS),
            DreamPlan.of(new Ripples(), OPTIONS.withTiles(TileShape.TANGENT)),
            DreamPlan.of(new Ripples(), OPTIONS).withShaping(adam),
            DreamPlan.of(new Ripples(), OPTIONS).withAims(List.of(Aim.at(Region.parse("sky"), new Ripples()))));

    @Test
    void aResumedDreamEqualsAnUninterruptedOne() throws IOException {
        long seed = 62;
        SplittableRandom random = new SplittableRandom(seed);
        Path file = folder.resolve("state");
        for (DreamPlan plan : plans) {
            Image whole = Dream.of(plan).run(waves, sphere, Progress.SILENT);
            for (int i = 0; i < 5; i++) {
                Stop stop = new Stop(random.nextInt(1, 9));
                assertThatThrownBy(
                                () -> Dream.of(plan).withListener(writing(file)).run(waves, sphere, stop))
                        .isInstanceOf(Cancelled.class);
                DreamState state = DreamStateFile.read(file, "key", Planes.inMemory());
                Image resumed = Dream.of(plan).resume(state, waves, sphere, Progress.SILENT);
                assertThat(resumed.rgb())
                        .as("seed %d, stopped after %d", seed, stop.after)
                        .isEqualTo(whole.rgb());
            }
        }
    }

    @Test
    void theListenerIsToldOfEveryOctaveAndStep() {
        StringBuilder heard = new StringBuilder();
        Dream.of(plans.get(0))
                .withListener(new DreamListener() {
                    @Override
                    public void octaveBegins(LiveState state) {
                        heard.append(" o").append(state.level());
                    }

                    @Override
                    public void stepDone(LiveState state, double value) {
                        heard.append(" s").append(state.step());
                        assertThat(value).isPositive();
                    }
                })
                .run(waves, sphere, Progress.SILENT);
        assertThat(heard).hasToString(" o2 s1 s2 s3 s4 o1 s1 s2 s3 o0 s1 s2");
    }

    @Test
    void filesThatAreNotThisDreamsStateAreRejected() throws IOException {
        Path file = folder.resolve("state");
        DreamState state = new DreamState(1, 2, waves.colourPlane(), List.of());
        DreamStateFile.write(file, state, "this dream");
        assertThatThrownBy(() -> DreamStateFile.read(file, "another", Planes.inMemory()))
                .isInstanceOf(DreamStateException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("another picture");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> DreamStateFile.read(file, "this dream", Planes.inMemory()))
                .hasMessageContaining("damaged");
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> DreamStateFile.read(file, "this dream", Planes.inMemory()))
                .hasMessageContaining("cut short");
        Files.writeString(file, "something else");
        assertThatThrownBy(() -> DreamStateFile.read(file, "this dream", Planes.inMemory()))
                .hasMessageContaining("is not the state");
    }

    @Test
    void statesOfAnotherSizeAreRejected() {
        DreamState state = new DreamState(1, 0, waves.colourPlane(), List.of());
        assertThatThrownBy(() -> Dream.of(plans.get(0)).resume(state, waves, sphere, Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level 1");
    }

    private static DreamListener writing(Path file) {
        return new DreamListener() {
            @Override
            public void octaveBegins(LiveState state) {
                write(state);
            }

            @Override
            public void interrupted(LiveState state) {
                write(state);
            }

            private void write(LiveState state) {
                try {
                    DreamStateFile.write(file, state.pictures(), "key");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** Cancels after some tiles. */
    private static final class Stop implements Progress {
        private final int after;
        private int tiles;

        Stop(int after) {
            this.after = after;
        }

        @Override
        public void report(String stage, long done, long total) {
            tiles++;
        }

        @Override
        public boolean cancelled() {
            return tiles >= after;
        }
    }
}
