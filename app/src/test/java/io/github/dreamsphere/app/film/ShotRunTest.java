package io.github.dreamsphere.app.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.FilmResult;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.recipe.Timeline;
import io.github.dreamsphere.core.film.Steadiness;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Films whose shots are dreamed one by one, the last one first. */
class ShotRunTest {
    private static final int SHOTS = 4;
    private static final int FRAMES = 6;

    @TempDir
    private Path folder;

    private FilmRequest request;
    private SourcedRequest<FilmRequest> source;

    @BeforeEach
    void make() throws IOException {
        Clip.assumeFfmpeg();
        DreamRequest dream = DreamRequest.defaults()
                .withModel(TinyNet.in(folder).toString())
                .withLayers(TinyNet.LAYER)
                .withOctaves(1)
                .withSteps(2)
                .withSeed(5);
        request = FilmRequest.defaults()
                .withDream(dream.withAscent(dream.ascent().withTile(64)))
                .withSteadiness(new Steadiness(4, 0.5));
        source = SourcedRequest.of(
                RequestFields.FILM,
                request,
                Models.ofProcess().resolve(request.dream().model().location()));
    }

    /** Dreams no more than some of the shots. */
    private final class Backwards implements ShotRun.Elsewhere {
        private final FilmFiles files;
        private final int most;
        private final List<Shot> made = new ArrayList<>();

        Backwards(FilmFiles files, int most) {
            this.files = files;
            this.most = most;
        }

        @Override
        public boolean dream(Map<Shot, Path> shots, String key) throws IOException {
            List<Shot> all = new ArrayList<>(shots.keySet());
            Collections.reverse(all);
            try (ShotDreamer dreamer = ShotDreamer.of(files, source, clock -> new Timeline<>(source))) {
                for (Shot shot : all.subList(0, Math.min(most, all.size()))) {
                    dreamer.dream(shot, shots.get(shot), key, Progress.SILENT);
                    made.add(shot);
                }
            }
            return most >= all.size();
        }
    }

    private Optional<FilmResult> byShots(FilmFiles files, ShotRun.Elsewhere elsewhere) throws IOException {
        return ShotRun.of(files, Events.NONE).dream(source, clock -> new Timeline<>(source), elsewhere);
    }

    private FilmResult straight(FilmFiles files) throws IOException {
        try (Dreamsphere dreamsphere = Dreamsphere.open(Events.NONE)) {
            return dreamsphere.film(files, request);
        }
    }

    @Test
    void shotsMakeTheBytesOfTheWholeAndAreKept() throws Exception {
        Path in = Clip.shots(folder, "in.mp4", SHOTS, FRAMES);
        Path straight = folder.resolve("straight.mp4");
        assertThat(straight(FilmFiles.of(in, straight)).shots()).isEqualTo(SHOTS);
        Path out = folder.resolve("out.mp4");
        FilmFiles files = FilmFiles.of(in, out).withResume(true);

        Backwards first = new Backwards(files, 1);
        assertThat(byShots(files, first)).isEmpty();
        assertThat(out).doesNotExist();
        Backwards second = new Backwards(files, SHOTS);
        FilmResult result = byShots(files, second).orElseThrow();

        assertThat(first.made).containsExactly(new Shot(18, 24));
        assertThat(second.made).containsExactly(new Shot(12, 18), new Shot(6, 12), new Shot(0, 6));
        assertThat(result.kept()).isEqualTo(FRAMES);
        assertThat(result.shots()).isEqualTo(SHOTS - 1);
        assertThat(out).hasSameBinaryContentAs(straight);
        assertThat(folder.resolve("out-film")).doesNotExist();
    }

    @Test
    void aPartThatBeginsInTheMiddleOfAShotIsTheSame() throws Exception {
        Path in = Clip.shots(folder, "in.mp4", SHOTS, FRAMES);
        FilmFiles straight = FilmFiles.of(in, folder.resolve("straight.mp4")).between(0.4, Optional.of(1.6));
        straight(straight);
        FilmFiles files = straight.withOutput(folder.resolve("out.mp4"));

        assertThat(byShots(files, new Backwards(files, SHOTS))).isPresent();
        assertThat(files.output()).hasSameBinaryContentAs(straight.output());
    }

    @Test
    void aStereoFilmIsTheSame() throws Exception {
        Path in = folder.resolve("in_tb.mp4");
        Clip.twice("vstack", in, "-i", Clip.shots(folder, "mono.mp4", 2, 3).toString());
        FilmFiles straight = FilmFiles.of(in, folder.resolve("straight.mp4"));
        straight(straight);
        FilmFiles files = straight.withOutput(folder.resolve("out.mp4"));
        Backwards backwards = new Backwards(files, SHOTS);

        assertThat(byShots(files, backwards)).isPresent();
        assertThat(backwards.made).hasSize(2);
        assertThat(files.output()).hasSameBinaryContentAs(straight.output());
    }

    @Test
    void picturesMakeTheSameMovingPicture() throws Exception {
        Path in = Clip.shotFrames(folder.resolve("frames"), 2, 3);
        FilmFiles straight = FilmFiles.of(in, folder.resolve("straight.gif")).withFramesPerSecond(5);
        straight(straight);
        FilmFiles files = straight.withOutput(folder.resolve("out.gif"));

        assertThat(byShots(files, new Backwards(files, SHOTS))).isPresent();
        assertThat(files.output()).hasSameBinaryContentAs(straight.output());
    }

    @Test
    void shotsOfOtherOptionsAreDreamedAgain() throws Exception {
        Path in = Clip.shots(folder, "in.mp4", 2, 2);
        FilmFiles files = FilmFiles.of(in, folder.resolve("out.mp4")).withResume(true);
        assertThat(byShots(files, new Backwards(files, 1))).isEmpty();

        Backwards again = new Backwards(files, SHOTS);
        byShots(files.between(0, Optional.of(0.3)), again);
        assertThat(again.made).containsExactly(new Shot(2, 3), new Shot(0, 2));
    }

    @Test
    void aCancelledRunSaysWhatIsKept() throws Exception {
        Path in = Clip.shots(folder, "in.mp4", 2, 2);
        FilmFiles files = FilmFiles.of(in, folder.resolve("out.mp4"));
        List<Path> interrupted = new ArrayList<>();
        Events events = new Events() {
            @Override
            public void interrupted(Path snapshots) {
                interrupted.add(snapshots);
            }
        };

        assertThatThrownBy(
                        () -> ShotRun.of(files, events).dream(source, clock -> new Timeline<>(source), (shots, key) -> {
                            throw new Cancelled();
                        }))
                .isInstanceOf(Cancelled.class);
        assertThat(interrupted).containsExactly(folder.resolve("out-film"));
        assertThat(folder.resolve("out-film").resolve("shots")).exists();
    }

    @Test
    void aDamagedShotIsNamed() throws Exception {
        Path in = Clip.shots(folder, "in.mp4", 2, 2);
        FilmFiles files = FilmFiles.of(in, folder.resolve("out.mp4"));
        Backwards backwards = new Backwards(files, SHOTS);

        assertThatThrownBy(() -> byShots(files, (shots, key) -> {
                    backwards.dream(shots, key);
                    Path last = shots.get(new Shot(2, 4));
                    byte[] bytes = Files.readAllBytes(last);
                    Files.write(last, Arrays.copyOf(bytes, bytes.length - 100));
                    return true;
                }))
                .hasMessageContaining("shot-000002-000004.frames: is damaged");
    }

    @Test
    void numberedPicturesAreRefused() throws Exception {
        Path in = Clip.shots(folder, "in.mp4", 1, 2);
        assertThatThrownBy(() -> ShotRun.of(FilmFiles.of(in, folder.resolve("out_%03d.png")), Events.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("goes to one file");
    }
}
