package io.github.dreamsphere.app.view;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.LiveRequest;
import io.github.dreamsphere.WindowRequest;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.viewer.live.LiveOptions;
import io.github.dreamsphere.viewer.window.ViewerOptions;
import io.github.dreamsphere.viewer.window.ViewerWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Shows the window of a {@link WindowRequest}. */
public final class WindowRun {
    private final WindowRequest request;
    private final Supplier<Models> models;
    private final Events events;

    /**
     * A window as {@code request} describes it.
     *
     * @param models where the net of a live dream is looked for
     * @param events receives warnings, on any thread
     */
    public WindowRun(WindowRequest request, Supplier<Models> models, Events events) {
        this.request = request;
        this.models = models;
        this.events = events;
    }

    /** Shows the window until it is closed. */
    public void show() throws IOException {
        if (request.live().isEmpty()) {
            show(Optional.empty());
            return;
        }
        LiveRequest live = request.live().get();
        Model model = models.get().resolve(live.model());
        String layer = live.layer().orElseGet(model::defaultLayer);
        Net net = model.net().upTo(layer);
        try (OpenDevice device = OpenDevice.of(live.device(), events)) {
            LiveSaver saver = new LiveSaver(Path.of(""), live.model(), layer, live.device());
            show(Optional.of(new LiveOptions(contexts -> WindowNet.open(device, net, layer, contexts, events), saver)));
        }
    }

    private void show(Optional<LiveOptions> live) throws IOException {
        ViewerOptions options = new ViewerOptions(
                request.files(),
                request.size().width(),
                request.size().height(),
                request.anisotropy(),
                request.hints(),
                request.camera()::in,
                request.headset(),
                request.comfort(),
                request.supersampling(),
                request.reveal(),
                live,
                events::warning);
        try (Activity activity = events.begin("view");
                ViewerWindow window = new ViewerWindow(options)) {
            window.show(activity::cancelled);
        }
    }
}
