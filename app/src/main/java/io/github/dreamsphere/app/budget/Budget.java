package io.github.dreamsphere.app.budget;

import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.DreamNeeds;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.Upscaler;
import java.io.IOException;
import java.nio.file.Path;

/** Answers what a run will take of memory, disk and time, and keeps it within its limits. */
public final class Budget implements DreamSpaces {
    private final MemoryOptions limits;

    /** A budget within {@code limits}. */
    public Budget(MemoryOptions limits) {
        this.limits = limits;
    }

    /** Takes the space for a dream. Reports an estimate if memory is limited or a scratch file is needed. */
    @Override
    public DreamSpace take(Job job, PictureNeeds picture, DreamPlan plan, Events events) throws IOException {
        DreamNeeds needs = DreamNeeds.of(picture.surface(), plan);
        if (limits.limit().isEmpty() && DreamBudget.fits(picture, needs)) {
            return DreamSpace.inMemory();
        }
        DreamBudget budget = dream(picture, needs, plan, job.target());
        events.estimated(job.source(), budget.estimate());
        return budget.take();
    }

    /**
     * What a dream will take.
     *
     * @throws IOException if there is too little memory or disk
     */
    public Estimate dream(PictureNeeds picture, DreamPlan plan, Path target) throws IOException {
        return dream(picture, DreamNeeds.of(picture.surface(), plan), plan, target)
                .estimate();
    }

    private DreamBudget dream(PictureNeeds picture, DreamNeeds needs, DreamPlan plan, Path target) throws IOException {
        Path folder = limits.scratch().orElseGet(() -> target.toAbsolutePath().getParent());
        long limit = limits.limit().map(MemorySize::bytes).orElse(Long.MAX_VALUE);
        return DreamBudget.of(picture, needs, plan, limit, folder);
    }

    /**
     * The options with which {@code upscaler} enlarges a dream within the limits, beside the dream itself.
     *
     * @param picture what was dreamed
     * @throws IllegalArgumentException if the memory is too little
     */
    public UpscaleOptions upscaleBeside(PictureNeeds picture, UpscaleFactory upscalers, int factor) throws IOException {
        UpscaleOptions options = UpscaleOptions.defaults().withNoiseLevel(0);
        if (limits.limit().isEmpty()) {
            return options;
        }
        long left = Math.max(0, limits.limit().get().bytes() - picture.readingBytes());
        try (Upscaler upscaler = upscalers.make(options.withMemory(left))) {
            int channels = picture.besideBytes() > 0 ? Image.CHANNELS + 1 : Image.CHANNELS;
            return upscaler.estimate(picture.surface(), channels, new Enlargement.Factor(factor))
                    .options();
        }
    }

    /** Makes upscalers. */
    @FunctionalInterface
    public interface UpscaleFactory {
        /** An upscaler with these options. */
        Upscaler make(UpscaleOptions options) throws IOException;
    }
}
