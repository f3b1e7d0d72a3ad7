package io.github.dreamsphere.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.app.dream.DreamRun;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.upscale.UpscaleSession;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.file.Leftovers;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.upscale.UpscaleOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that is sent away makes the same bytes as work that is done here. */
class DreamWorkTest {
    @TempDir
    private Path folder;

    @Test
    void aDreamWithARecipeAGuideAndAMaskIsTheSameElsewhere() throws Exception {
        Path input = TinyPicture.in(folder, "in.png", 96, 48);
        Path recipes = Files.createDirectory(folder.resolve("recipes"));
        TinyPicture.in(recipes, "guide.png", 64, 64);
        TinyPicture.in(recipes, "mask.png", 96, 48);
        TinyNet.in(recipes);
        Path recipe = Files.writeString(recipes.resolve("mine.toml"), """
                model = "tiny.dsnet"
                layer = "edges*0.5"
                guide = "guide.png"
                mask = "mask.png"
                steps = 3
                """);
        SourcedRequest<DreamRequest> source = RequestDraft.read(
                        RequestFields.DREAM,
                        Map.of("guide-weight", List.of("0.50"), "octaves", List.of("2")),
                        Optional.of(Recipes.resolve(recipe.toString())),
                        List.of())
                .load(Models.ofProcess());
        Path here = folder.resolve("here.png");
        DreamRun run = new DreamRun(DreamFiles.of(Inputs.of(input).withOutput(here)), Events.NONE);
        assertThat(run.dream(run.jobs(), source)).isEqualTo(new BatchResult(1, 0, 0, 0));

        ShippedWork shipped = DreamWork.of(source, Optional.empty(), Files.createDirectory(folder.resolve("shipped")));
        Path there = folder.resolve("there.png");
        Files.delete(recipes.resolve("guide.png"));
        try (PictureWorker worker = Elsewhere.open(shipped, folder)) {
            assertThat(worker.run(new Job(input, there), false, Events.NONE)).isEqualTo(new BatchResult(1, 0, 0, 0));
            assertThat(worker.run(new Job(input, there), true, Events.NONE)).isEqualTo(new BatchResult(0, 1, 0, 0));
        }
        assertThat(there).hasSameBinaryContentAs(here);
    }

    @Test
    void anEnlargementIsTheSameElsewhere() throws Exception {
        Path input = TinyPicture.in(folder, "in.png", 32, 16);
        UpscaleRequest request = UpscaleRequest.defaults().withScale(3);
        Path here = folder.resolve("here.jpg");
        try (UpscaleSession session = new UpscaleSession(request, Models.ofProcess())) {
            session.enlarge(List.of(new Job(input, here)), false, Events.NONE);
        }
        ShippedWork shipped =
                UpscaleWork.of(request, Models.ofProcess(), Files.createDirectory(folder.resolve("shipped")));
        Path there = folder.resolve("there.jpg");
        try (PictureWorker worker = Elsewhere.open(shipped, folder)) {
            assertThat(worker.run(new Job(input, there), false, Events.NONE)).isEqualTo(new BatchResult(1, 0, 0, 0));
        }
        assertThat(there).hasSameBinaryContentAs(here);
    }

    @Test
    void anEnlargementByAFolderOfNetsIsTheSameElsewhere() throws Exception {
        Path input = TinyPicture.in(folder, "in.png", 32, 16);
        Path nets = Files.createDirectory(folder.resolve("nets"));
        try (Stream<Path> files = Files.list(Shared.path("models/waifu2x/upconv_7_photo"))) {
            for (Path file : files.toList()) {
                Files.copy(file, nets.resolve(file.getFileName()));
            }
        }
        UpscaleOptions options = UpscaleOptions.defaults().withNoiseLevel(1);
        UpscaleRequest request =
                UpscaleRequest.defaults().withModel(nets.toString()).withOptions(options);
        Path here = folder.resolve("here.png");
        try (UpscaleSession session = new UpscaleSession(request, Models.ofProcess())) {
            session.enlarge(List.of(new Job(input, here)), false, Events.NONE);
        }
        ShippedWork shipped =
                UpscaleWork.of(request, Models.ofProcess(), Files.createDirectory(folder.resolve("shipped")));
        Leftovers.deleteTree(nets);
        Path there = folder.resolve("there.png");
        try (PictureWorker worker = Elsewhere.open(shipped, folder)) {
            assertThat(worker.run(new Job(input, there), false, Events.NONE)).isEqualTo(new BatchResult(1, 0, 0, 0));
        }
        assertThat(there).hasSameBinaryContentAs(here);
    }
}
