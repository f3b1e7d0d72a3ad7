package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.MemoryOptions;
import io.github.dreamsphere.app.budget.Budget;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.app.recipe.SourcedRequest;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.engine.Network;
import java.io.IOException;
import java.nio.file.Path;

/** A net, loaded once to dream many pictures. */
public final class Dreamer implements AutoCloseable {
    private final Model model;
    private final OpenDevice device;
    private final Network network;

    /** Loads {@code model} into native memory, to run on the processor. */
    public Dreamer(Model model) {
        this(model, OpenDevice.processor());
    }

    /**
     * Loads {@code model} into the memory of a device.
     *
     * @param events are told if the processor takes a graphics card's place, wholly or for some of a net's operations
     * @throws io.github.dreamsphere.app.device.NoDeviceException if the device cannot be used
     */
    public Dreamer(Model model, DeviceChoice choice, Events events) throws IOException {
        this(model, OpenDevice.of(choice, events));
    }

    private Dreamer(Model model, OpenDevice device) {
        this.model = model;
        this.device = device;
        try {
            this.network = device.network(model.net());
        } catch (RuntimeException | Error e) {
            device.close();
            throw e;
        }
    }

    /**
     * The plan of a dream by this net.
     *
     * @param request a complete one, which names its layers
     * @throws IOException if a guide, a mask or a direction's file cannot be read
     * @throws WrongRequestException if the net has no such class or channel, or the weights in a place sum to 0
     */
    public DreamPlan plan(DreamRequest request) throws IOException {
        try {
            return ObjectivePlanner.plan(request, model, network);
        } catch (IllegalArgumentException e) {
            throw new WrongRequestException(e);
        }
    }

    /** As {@link #plan(DreamRequest)}; refuses any tile size that was asked for and on which the net cannot work. */
    public DreamPlan plan(SourcedRequest<?> source) throws IOException {
        DreamPlan plan = plan(source.dream());
        if (source.words().containsKey(RequestFields.TILE)
                && !source.fromRecipe().contains(RequestFields.TILE)) {
            try {
                plan.requireTile();
            } catch (IllegalArgumentException e) {
                throw new WrongRequestException(e);
            }
        }
        return plan;
    }

    /**
     * What the dream of {@code input} will take.
     *
     * @param request a complete one, which names its layers
     * @param limits of memory
     * @param target the result, beside which a scratch file lies
     * @throws IOException if a file cannot be read, or there is too little memory or disk
     */
    public Estimate estimate(Path input, DreamRequest request, MemoryOptions limits, Path target) throws IOException {
        return new Budget(limits).dream(Canvases.of(request, input), plan(request), target);
    }

    /** The dream of {@code photosphere}, of the same size, in memory. */
    public Photosphere dream(Photosphere photosphere, DreamRequest request, Progress progress) throws IOException {
        return dream(photosphere, plan(request), progress);
    }

    static Photosphere dream(Photosphere photosphere, DreamPlan plan, Progress progress) {
        Surface surface = photosphere.coverage().surface();
        return photosphere.withImage(Dream.of(plan.facing(photosphere.header().headingDegrees()))
                .run(photosphere.image(), surface, progress));
    }

    @Override
    public void close() {
        network.close();
        device.close();
    }
}
