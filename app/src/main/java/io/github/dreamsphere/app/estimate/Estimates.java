package io.github.dreamsphere.app.estimate;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.JourneyRequest;
import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.app.dream.Dreamer;
import io.github.dreamsphere.app.recipe.DefaultLayer;
import io.github.dreamsphere.app.upscale.Upscaling;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Path;

/** Answers what a run will take of memory, disk and time. Each answer runs a small part of the work to measure it. */
public final class Estimates {
    private final Models models;

    /** @param models where nets are looked for */
    public Estimates(Models models) {
        this.models = models;
    }

    /**
     * What the dream of a file will take.
     *
     * @param input the picture; ignored if the request starts from nothing
     * @param limits of memory
     * @param folder where the result, and a scratch file beside it, would go
     * @throws IOException if a file cannot be read, or there is too little memory or disk
     */
    public Estimate dream(Path input, DreamRequest request, MemoryOptions limits, Path folder) throws IOException {
        Model model = models.resolve(request.model().location());
        try (Dreamer dreamer = new Dreamer(model)) {
            return dreamer.estimate(input, DefaultLayer.in(request, model), limits, folder.resolve("dream.jpg"));
        }
    }

    /** What a journey will take: as much memory as one frame, and the time of all frames. */
    public Estimate journey(Path input, JourneyRequest request, Path folder) throws IOException {
        Estimate frame = dream(input, request.dream(), MemoryOptions.USUAL, folder);
        return new Estimate(
                frame.memory(),
                frame.scratch(),
                frame.scratchFolder(),
                frame.seconds() * request.frames(),
                frame.tile(),
                frame.octaves());
    }

    /** What enlarging a file will take. */
    public Estimate upscale(Path input, UpscaleRequest request) throws IOException {
        return new Upscaling(request, models, Events.NONE).estimate(input);
    }
}
