package io.github.dreamsphere.app.upscale;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.app.files.BatchJobs;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.net.NetFamilies;
import io.github.dreamsphere.upscale.net.NetFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Enlarges what an {@link UpscaleRequest} describes. */
public final class Upscaling {
    static final String ACTIVITY = "enlarging";

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
        try (UpscaleSession session = new UpscaleSession(request, family(request, models), events)) {
            return session.enlarge(jobs, inputs.resume(), events);
        }
    }

    /**
     * What enlarging {@code file} will take.
     *
     * @throws IOException if the file or the net cannot be read, or the net does not enlarge
     */
    public Estimate estimate(Path file) throws IOException {
        try (UpscaleSession session = new UpscaleSession(request, models)) {
            return session.estimate(file);
        }
    }

    /**
     * Enlarges {@code photosphere}; the request's layout, writing and format are not used.
     *
     * @throws IllegalArgumentException if the net cannot enlarge it so, see {@link Upscaler#enlarge}
     * @throws IOException if the net cannot be read or does not enlarge
     */
    public Photosphere photosphere(Photosphere photosphere) throws IOException {
        NetFamily family = family(request, models);
        try (OpenDevice device = OpenDevice.of(request.device(), events);
                Upscaler upscaler = new Upscaler(family, request.options(), device::network);
                Activity progress = events.begin(ACTIVITY)) {
            return photosphere.withImage(
                    upscaler.enlarge(photosphere.image(), photosphere.coverage().surface(), request.size(), progress));
        }
    }

    /** The nets that {@code request} names. */
    static NetFamily family(UpscaleRequest request, Models models) throws IOException {
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
}
