package io.github.dreamsphere.cli;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.LiveRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The options of live dreams. */
final class LiveFlags {
    private final Option<Void> live;
    private final Option<String> model;
    private final Option<String> layer;
    private final Option<DeviceChoice> device;
    private final Option<Path> again;

    LiveFlags(Arguments arguments) {
        arguments.group("Live dream");
        live = arguments.toggle(
                "live",
                "dream where you look, while you look; key L stops the dream or lets it go on, key K saves it in"
                        + " the current folder");
        model = arguments.text(
                "model",
                "with --live: the net that dreams",
                "NET",
                LiveRequest.defaults().model());
        layer = arguments.text("layer", "with --live: the layer to dream with (default: the net's best)", "BLOB");
        device = DeviceFlag.in(arguments, "with --live: ");
        again = arguments.place(
                "again",
                "dream IN as in the saved live dream SAVED, without a window, into a new file of the current folder",
                "SAVED");
    }

    /** Those of a live dream in the window. */
    List<Option<?>> ofWindow() {
        return List.of(live, model, layer, device);
    }

    /** Repeats a saved live dream. */
    Option<Path> again() {
        return again;
    }

    /** Whether {@code given} asks for a live dream in the window. */
    boolean isOn(Given given) {
        return given.has(live);
    }

    /** Refuses options that say how to dream if {@code given} asks for no dream. */
    void check(Given given) {
        if (!isOn(given)) {
            OptionRules.requireWith(given, List.of(model, layer, device), "--live");
        }
    }

    /** The live dream that {@code given} asks for. */
    Optional<LiveRequest> request(Given given) {
        return isOn(given)
                ? Optional.of(new LiveRequest(given.value(model), given.optional(layer), given.value(device)))
                : Optional.empty();
    }
}
