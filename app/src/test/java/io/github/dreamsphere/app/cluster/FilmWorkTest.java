package io.github.dreamsphere.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmLayout;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.app.film.Clip;
import io.github.dreamsphere.app.film.FilmRun;
import io.github.dreamsphere.app.film.ShotRun;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shots that are sent away make the same film. */
class FilmWorkTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void requireFfmpeg() {
        Clip.assumeFfmpeg();
    }

    /** A recipe whose keyframes change the steps, which the command line overrides, and the strength of the guide. */
    private RequestDraft<FilmRequest> draft(String more) throws IOException {
        Path recipes = Files.createDirectories(folder.resolve("recipes"));
        TinyPicture.in(recipes, "guide.png", 64, 64);
        TinyNet.in(recipes);
        Path recipe = Files.writeString(recipes.resolve("mine.toml"), """
                model = "tiny.dsnet"
                layer = "edges*0.5"
                guide = "guide.png"
                tile = 64
                octaves = 1
                [[keyframe]]
                time = 0.35
                guide-weight = 0.9
                steps = 7
                """ + more);
        return RequestDraft.read(
                RequestFields.FILM,
                Map.of("steps", List.of("2"), "every", List.of("2")),
                Optional.of(Recipes.resolve(recipe.toString())),
                List.of());
    }

    /** A film of three shots. */
    private Path film(FilmLayout layout) throws IOException, InterruptedException {
        Path film = Clip.shots(folder, "in.mp4", 3, 3);
        if (layout == FilmLayout.EQUIRECTANGULAR) {
            return film;
        }
        Path faces = folder.resolve("faces.mp4");
        Clip.ffmpeg("-i", film.toString(), "-vf", "v360=e:eac:w=96:h=64", "-c:v", "mpeg4", faces.toString());
        return faces;
    }

    @ParameterizedTest
    @EnumSource
    void aFilmWithARecipeItsKeyframesAndAGuideIsTheSameElsewhere(FilmLayout layout) throws Exception {
        Path in = film(layout);
        RequestDraft<FilmRequest> draft = draft("");
        SourcedRequest<FilmRequest> source = draft.load(Models.ofProcess());
        FilmFiles here = FilmFiles.of(in, folder.resolve("here.mp4"))
                .between(0.1, Optional.empty())
                .withLayout(layout);
        FilmRun.of(here, Events.NONE).dream(source, clock -> draft.timeline(source, clock));

        FilmFiles there = here.withOutput(folder.resolve("there.mp4"));
        ShotRun.of(there, Events.NONE).dream(source, clock -> draft.timeline(source, clock), (shots, key) -> {
            Path shipped = Files.createDirectory(folder.resolve("shipped"));
            assertThat(shots).hasSize(3);
            try (PictureWorker worker = Elsewhere.open(FilmWork.of(source, there, key, shipped), folder)) {
                for (Path frames : shots.values()) {
                    assertThat(worker.run(new Job(in, frames), false, Events.NONE))
                            .isEqualTo(new BatchResult(1, 0, 0, 0));
                }
            } catch (Exception e) {
                throw new IOException(e);
            }
            return true;
        });
        assertThat(there.output()).hasSameBinaryContentAs(here.output());
    }

    @Test
    void allThatSaysHowAFilmIsReadIsSent() {
        Path in = folder.resolve("in.mp4");
        for (Optional<Double> to : List.of(Optional.of(2.5), Optional.<Double>empty())) {
            FilmFiles files = new FilmFiles(in, in, 1.5, to, Optional.empty(), 75, false, 25, FilmLayout.EAC);
            assertThat(FilmPart.of(files).files()).isEqualTo(files);
        }
    }

    @Test
    void keyframesThatNameFilesAreRefused() throws Exception {
        SourcedRequest<FilmRequest> source =
                draft("[[keyframe]]\ntime = 0.5\nguide = \"guide.png\"\n").load(Models.ofProcess());
        assertThatThrownBy(() -> FilmWork.check(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a keyframe sets 'guide'");
    }
}
