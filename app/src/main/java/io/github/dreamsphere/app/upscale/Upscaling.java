package io.github.dreamsphere.app.upscale;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.app.files.BatchJobs;
import io.github.dreamsphere.app.files.BatchRun;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.file.FileUpscaler;
import io.github.dreamsphere.upscale.net.NetFamilies;
import io.github.dreamsphere.upscale.net.NetFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Enlarges what an {@link UpscaleRequest} describes. */
public final class Upscaling {
    private static final String ACTIVITY = "enlarging";

    private final UpscaleRequest request;
    private final Models models;
    private final Events events;

    /** @param models where the net is looked for */
    public Upscaling(UpscaleRequest request, Models models, Events events) {
        this.request = request;
        this.models = models;
        this.events = events;
    }

    /**
     * Enlarges the files of {@code inputs}.
     *
     * @throws IllegalArgumentException as {@link BatchJobs#of}
     * @throws IOException as {@link BatchJobs#of}, or if the net cannot be read or does not enlarge
     */
    public BatchResult files(Inputs inputs) throws IOException {
        List<Job> jobs = BatchJobs.of(inputs, suffix(), request.format().orElse(""), events);
        NetFamily family = family();
        try (Upscaler upscaler = new Upscaler(family, request.options())) {
            UpscaleTask task = new UpscaleTask(files(upscaler, family), events);
            return BatchRun.of(task, jobs, inputs.resume(), ACTIVITY, events);
        }
    }

    /**
     * What enlarging {@code file} will take.
     *
     * @throws IOException if the file or the net cannot be read, or the net does not enlarge
     */
    public Estimate estimate(Path file) throws IOException {
        NetFamily family = family();
        try (Upscaler upscaler = new Upscaler(family, request.options())) {
            return UpscaleTask.estimate(files(upscaler, family), file);
        }
    }

    private FileUpscaler files(Upscaler upscaler, NetFamily family) {
        return new FileUpscaler(upscaler, request.size(), request.layout(), request.writing(), settings(family));
    }

    /**
     * Enlarges {@code photosphere}; the request's layout, writing and format are not used.
     *
     * @throws IllegalArgumentException if the net cannot enlarge it so, see {@link Upscaler#enlarge}
     * @throws IOException if the net cannot be read or does not enlarge
     */
    public Photosphere photosphere(Photosphere photosphere) throws IOException {
        try (Upscaler upscaler = new Upscaler(family(), request.options());
                Activity progress = events.begin(ACTIVITY)) {
            return photosphere.withImage(
                    upscaler.enlarge(photosphere.image(), photosphere.coverage().surface(), request.size(), progress));
        }
    }

    private NetFamily family() throws IOException {
        try {
            return NetFamilies.resolve(request.model(), models);
        } catch (IllegalArgumentException e) {
            // The request is right; the net is not one that enlarges.
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What is added to the name of a result that lies beside its source, e.g. {@code 2x}. */
    private String suffix() {
        if (request.size() instanceof Enlargement.Width wide) {
            return wide.width() + "px";
        }
        double factor = ((Enlargement.Factor) request.size()).factor();
        return (factor == Math.rint(factor) ? String.valueOf((int) factor) : String.valueOf(factor)) + "x";
    }

    /** What files record of the request, in this order. */
    private Map<String, String> settings(NetFamily family) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("upscaleModel", family.name());
        settings.put("upscaleTo", request.size().toString());
        settings.put("upscaleAveraged", String.valueOf(request.options().averaged()));
        return settings;
    }
}
