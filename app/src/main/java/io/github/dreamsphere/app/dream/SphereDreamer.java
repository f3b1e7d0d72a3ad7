package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.recipe.DefaultLayer;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.util.function.Supplier;

/** Dreams photospheres in memory. The last net stays loaded for the next photosphere. */
public final class SphereDreamer implements AutoCloseable {
    private final Supplier<Models> models;
    private final Events events;
    private String loaded = "";
    private DeviceChoice device = DeviceChoice.CPU;
    private Model model;
    private Dreamer dreamer;

    /** @param models where nets are looked for */
    public SphereDreamer(Supplier<Models> models, Events events) {
        this.models = models;
        this.events = events;
    }

    /**
     * The dream of {@code photosphere}, at the request's width; its output is not used.
     *
     * @throws IllegalArgumentException if the request is not for a photosphere, or not one that the net can dream
     * @throws IOException if the net or a file that the request names cannot be read
     */
    public Photosphere dream(Photosphere photosphere, DreamRequest request) throws IOException {
        request.check();
        DreamCanvas canvas = request.canvas();
        if (canvas.flat() || canvas.start().isPresent()) {
            throw new IllegalArgumentException(
                    "a photosphere in memory can neither have a generated start nor be a plain picture");
        }
        if (canvas.layout().isPresent() || canvas.span().isPresent()) {
            throw new IllegalArgumentException("layout and span are for a picture in a file; leave them out");
        }
        load(request);
        try (Activity progress = events.begin("dreaming")) {
            return dreamer.dream(
                    Canvases.scaled(photosphere, request.canvas()), DefaultLayer.in(request, model), progress);
        }
    }

    private void load(DreamRequest request) throws IOException {
        String location = request.model().location();
        if (dreamer == null || !loaded.equals(location) || !device.equals(request.device())) {
            Model wanted = models.get().resolve(location);
            close();
            model = wanted;
            dreamer = new Dreamer(wanted, request.device(), events);
            loaded = location;
            device = request.device();
        }
    }

    @Override
    public void close() {
        if (dreamer != null) {
            dreamer.close();
            dreamer = null;
        }
    }
}
