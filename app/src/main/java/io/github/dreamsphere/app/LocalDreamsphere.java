package io.github.dreamsphere.app;

import io.github.dreamsphere.AtlasRequest;
import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.CompareRequest;
import io.github.dreamsphere.Comparison;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.Sphere;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.ViewRequest;
import io.github.dreamsphere.WindowRequest;
import io.github.dreamsphere.app.atlas.AtlasRun;
import io.github.dreamsphere.app.compare.Comparing;
import io.github.dreamsphere.app.demo.SamplePicture;
import io.github.dreamsphere.app.files.Spheres;
import io.github.dreamsphere.app.upscale.Upscaling;
import io.github.dreamsphere.app.view.ViewRun;
import io.github.dreamsphere.app.view.WindowRun;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Path;

/** The door to this machine: its files, its nets, its processor. */
final class LocalDreamsphere implements Dreamsphere {
    private final Events events;

    LocalDreamsphere(Events events) {
        this.events = events;
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
    public Sphere upscale(Sphere sphere, UpscaleRequest request) throws IOException {
        return Sphere.of(upscaling(request).photosphere(sphere.photosphere()));
    }

    @Override
    public BatchResult upscale(Inputs inputs, UpscaleRequest request) throws IOException {
        return upscaling(request).files(inputs);
    }

    @Override
    public void view(Sphere sphere, ViewRequest request, Path out) throws IOException {
        new ViewRun(request, events).draw(sphere.photosphere(), out);
    }

    @Override
    public void view(Path input, ViewRequest request, Path out) throws IOException {
        new ViewRun(request, events).draw(input, out);
    }

    @Override
    public void show(WindowRequest request) throws IOException {
        new WindowRun(request, Models::ofProcess, events).show();
    }

    @Override
    public Comparison compare(CompareRequest request) throws IOException {
        return Comparing.compare(request);
    }

    @Override
    public Path atlas(AtlasRequest request) throws IOException {
        return AtlasRun.make(request, Models.ofProcess(), events);
    }

    private Upscaling upscaling(UpscaleRequest request) {
        return new Upscaling(request, Models.ofProcess(), events);
    }

    @Override
    public void close() {
        // Nothing is held open between two calls.
    }
}
