package io.github.dreamsphere.app;

import io.github.dreamsphere.AtlasRequest;
import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.ClassifyRequest;
import io.github.dreamsphere.CompareRequest;
import io.github.dreamsphere.Comparison;
import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmRequest;
import io.github.dreamsphere.FilmResult;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.JourneyRequest;
import io.github.dreamsphere.JourneyResult;
import io.github.dreamsphere.LiveSphere;
import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.NetImport;
import io.github.dreamsphere.RecipeRequest;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.Sphere;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.ViewRequest;
import io.github.dreamsphere.WindowRequest;
import io.github.dreamsphere.app.atlas.AtlasRun;
import io.github.dreamsphere.app.compare.Comparing;
import io.github.dreamsphere.app.demo.SamplePicture;
import io.github.dreamsphere.app.dream.DreamRun;
import io.github.dreamsphere.app.dream.SphereDreamer;
import io.github.dreamsphere.app.estimate.Estimates;
import io.github.dreamsphere.app.files.Spheres;
import io.github.dreamsphere.app.film.FilmRun;
import io.github.dreamsphere.app.journey.JourneyRun;
import io.github.dreamsphere.app.journey.JourneyTarget;
import io.github.dreamsphere.app.nets.Classifier;
import io.github.dreamsphere.app.nets.NetImporter;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.app.recipe.RequestRecipes;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.app.recipe.Timeline;
import io.github.dreamsphere.app.upscale.Upscaling;
import io.github.dreamsphere.app.view.LiveAgain;
import io.github.dreamsphere.app.view.LiveSphereDream;
import io.github.dreamsphere.app.view.ViewRun;
import io.github.dreamsphere.app.view.WindowRun;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.objective.ClassScore;
import io.github.dreamsphere.viewer.load.FileHints;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The library on this machine: its files, its user's nets, its processor. */
final class LocalDreamsphere implements Dreamsphere {
    private final Events events;
    private final SphereDreamer dreamer;
    private Models models;

    LocalDreamsphere(Events events) {
        this.events = events;
        this.dreamer = new SphereDreamer(this::models, events);
    }

    /** The user's nets. They are asked for late: most requests need no catalogue. */
    private Models models() {
        if (models == null) {
            models = Models.ofProcess();
        }
        return models;
    }

    @Override
    public Sphere sample() throws IOException {
        return Sphere.of(SamplePicture.read());
    }

    @Override
    public Sphere read(Path file) throws IOException {
        return Sphere.of(Spheres.read(file, events));
    }

    @Override
    public Result write(Sphere sphere, Path file) throws IOException {
        return Spheres.write(sphere.photosphere(), file, events);
    }

    @Override
    public Sphere dream(Sphere sphere, DreamRequest request) throws IOException {
        return Sphere.of(dreamer.dream(sphere.photosphere(), request));
    }

    @Override
    public BatchResult dream(DreamFiles files, DreamRequest request) throws IOException {
        request.check();
        DreamRun run = new DreamRun(files, events);
        List<Job> jobs = run.jobs();
        return run.dream(jobs, SourcedRequest.of(RequestFields.DREAM, request, model(request)));
    }

    @Override
    public JourneyResult journey(Path input, JourneyRequest request, Path output) throws IOException {
        request.dream().check();
        JourneyRun.check(request);
        JourneyTarget target = JourneyTarget.of(output, input, false);
        SourcedRequest<JourneyRequest> source =
                SourcedRequest.of(RequestFields.JOURNEY, request, model(request.dream()));
        return new JourneyRun(input, target, events).make(source, new Timeline<>(source));
    }

    @Override
    public BatchResult dream(DreamFiles files, RecipeRequest recipe) throws IOException {
        RequestDraft<DreamRequest> draft = draft(recipe);
        DreamRun run = new DreamRun(files, events);
        List<Job> jobs = run.jobs();
        return run.dream(jobs, draft.load(models()));
    }

    private static RequestDraft<DreamRequest> draft(RecipeRequest recipe) throws IOException {
        return RequestDraft.read(
                RequestFields.DREAM, recipe.settings(), Optional.of(Recipes.resolve(recipe.recipe())), List.of());
    }

    @Override
    public FilmResult film(FilmFiles files, FilmRequest request) throws IOException {
        request.check();
        FilmRun run = FilmRun.of(files, events);
        SourcedRequest<FilmRequest> source = SourcedRequest.of(RequestFields.FILM, request, model(request.dream()));
        return run.dream(source, clock -> new Timeline<>(source));
    }

    private Model model(DreamRequest request) throws IOException {
        return models().resolve(request.model().location());
    }

    @Override
    public DreamRequest readRecipe(String recipe) throws IOException {
        return new RequestRecipes(models()).read(recipe);
    }

    @Override
    public DreamRequest readRecipe(RecipeRequest recipe) throws IOException {
        return draft(recipe).load(models()).request();
    }

    @Override
    public String toRecipe(DreamRequest request) throws IOException {
        return new RequestRecipes(models()).text(request);
    }

    @Override
    public Sphere upscale(Sphere sphere, UpscaleRequest request) throws IOException {
        return Sphere.of(new Upscaling(request, models(), events).photosphere(sphere.photosphere()));
    }

    @Override
    public BatchResult upscale(Inputs inputs, UpscaleRequest request) throws IOException {
        return new Upscaling(request, models(), events).files(inputs);
    }

    @Override
    public Estimate estimate(Path input, DreamRequest request, MemoryOptions limits, Path folder) throws IOException {
        request.check();
        return new Estimates(models()).dream(input, request, limits, folder);
    }

    @Override
    public Estimate estimate(Path input, JourneyRequest request, Path folder) throws IOException {
        JourneyRun.check(request);
        return new Estimates(models()).journey(input, request, folder);
    }

    @Override
    public Estimate estimate(Path input, UpscaleRequest request) throws IOException {
        return new Estimates(models()).upscale(input, request);
    }

    @Override
    public void view(Sphere sphere, ViewRequest request, Path output) throws IOException {
        new ViewRun(request, events).draw(sphere.photosphere(), output);
    }

    @Override
    public void view(Path input, ViewRequest request, Path output) throws IOException {
        new ViewRun(request, events).draw(input, output);
    }

    @Override
    public void show(WindowRequest request) throws IOException {
        new WindowRun(request, this::models, events).show();
    }

    @Override
    public Path dreamLiveAgain(Path picture, Path saved, FileHints hints) throws IOException {
        return new LiveAgain(picture, saved, hints, Path.of("")).dream(this::models, events);
    }

    @Override
    public LiveSphere live(Sphere sphere, DreamRequest request) throws IOException {
        request.check();
        return LiveSphereDream.begin(sphere.photosphere(), request, model(request), events);
    }

    @Override
    public Comparison compare(CompareRequest request) throws IOException {
        return Comparing.compare(request);
    }

    @Override
    public Path atlas(AtlasRequest request) throws IOException {
        return AtlasRun.make(request, models(), events);
    }

    @Override
    public Models nets() {
        return models();
    }

    @Override
    public Path importNet(NetImport request) throws IOException {
        return new NetImporter(models()).keep(request).folder();
    }

    @Override
    public List<ClassScore> classify(ClassifyRequest request) throws IOException {
        return new Classifier(models()).classify(request);
    }

    @Override
    public void close() {
        dreamer.close();
    }
}
