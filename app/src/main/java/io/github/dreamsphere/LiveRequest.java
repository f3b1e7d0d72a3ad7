package io.github.dreamsphere;

import io.github.dreamsphere.models.catalog.BuiltIn;
import java.util.Optional;

/**
 * A dream in a window, computed where the user looks.
 *
 * @param model the net: its name, folder or file
 * @param layer the blob to dream with; empty: the net's best
 * @param device what runs the net
 */
public record LiveRequest(String model, Optional<String> layer, DeviceChoice device) {
    private static final LiveRequest DEFAULTS =
            new LiveRequest(BuiltIn.DREAM2.netName(), Optional.empty(), DeviceChoice.CPU);

    /** The built-in net's best layer. */
    public static LiveRequest defaults() {
        return DEFAULTS;
    }
}
