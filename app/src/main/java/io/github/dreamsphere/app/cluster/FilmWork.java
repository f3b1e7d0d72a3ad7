package io.github.dreamsphere.app.cluster;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.app.files.BatchRun;
import io.github.dreamsphere.app.film.Shot;
import io.github.dreamsphere.app.film.ShotDreamer;
import io.github.dreamsphere.app.recipe.Recipe;
import io.github.dreamsphere.app.recipe.RecipeText;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.app.recipe.Setting;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.core.batch.FileTask;
import io.github.dreamsphere.core.batch.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Dreams shots of a film on other machines, which see the film at the same path. The names of the results say which shots.
 *
 * @param net the net and the files that the request names
 * @param recipe the request with its keyframes, as a recipe
 * @param film the film
 * @param key for the files of frames
 */
public record FilmWork(DreamWork net, String recipe, FilmPart film, String key) implements PictureWork {
    private static final long serialVersionUID = 1L;

    /** Fields that name files. */
    private static final Set<String> OF_FILES = Set.of("guide", "mask", "direction");

    /**
     * The work of {@code source}.
     *
     * @param files the film, and the part of it that is dreamed
     * @param key for the files of frames
     * @param folder a folder for the files to send
     * @throws IOException if a file that the request names cannot be read
     */
    public static ShippedWork of(SourcedRequest<FilmRequest> source, FilmFiles files, String key, Path folder)
            throws IOException {
        ShippedFiles shipped = new ShippedFiles(folder);
        FilmWork work = new FilmWork(
                DreamWork.of(source, Optional.empty(), shipped),
                RecipeText.withKeyframes("A film", source, Map.of()),
                FilmPart.of(files),
                key);
        return new ShippedWork(work, shipped.all());
    }

    /**
     * Checks that a request can be sent to other machines.
     *
     * @throws IllegalArgumentException if a keyframe names a file
     */
    public static void check(SourcedRequest<FilmRequest> source) {
        for (Setting setting : source.recipe().map(Recipe::keyframes).orElse(List.of()).stream()
                .flatMap(keyframe -> keyframe.settings().stream())
                .toList()) {
            if (OF_FILES.contains(setting.name())) {
                throw new IllegalArgumentException(source.recipe().orElseThrow().source() + ": a keyframe sets '"
                        + setting.name() + "', and its file is not sent to the cluster; use dreamsphere film");
            }
        }
    }

    @Override
    public String things() {
        return "shots";
    }

    @Override
    public PictureWorker open(Function<String, Path> files) throws IOException {
        RequestDraft<FilmRequest> draft = RequestDraft.read(
                RequestFields.FILM, Map.of(), Optional.of(Recipes.ofText(recipe, "the film's recipe")), List.of());
        SourcedRequest<FilmRequest> read = draft.load(net.model(files));
        SourcedRequest<FilmRequest> source = read.elsewhere(read.request().withDream(net.located(read.dream(), files)));
        return new Worker(ShotDreamer.of(film.files(), source, clock -> draft.timeline(source, clock)), key);
    }

    private record Worker(ShotDreamer dreamer, String key) implements PictureWorker {
        @Override
        public BatchResult run(Job job, boolean resume, Events events) {
            FileTask task = (each, progress) -> {
                long start = System.nanoTime();
                Shot shot = Shot.ofFileName(each.target().getFileName().toString())
                        .orElseThrow(() -> new IllegalArgumentException(each.target() + ": its name is of no shot"));
                PictureSize size = dreamer.dream(shot, each.target(), key, progress);
                double seconds = (System.nanoTime() - start) / 1e9;
                events.written(new Result(
                        each.target(), size.width(), size.height(), seconds, Optional.empty(), Optional.empty()));
            };
            return BatchRun.of(task, List.of(job), false, "film", events);
        }

        @Override
        public void close() {
            try {
                dreamer.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
