package io.github.dreamsphere;

import io.github.dreamsphere.models.catalog.BuiltIn;
import java.util.Optional;

/**
 * A dream in a window, computed where the user looks.
 *
 * @param model the net: its name, folder or file
 * @param layer the blob to dream with; empty: the net's best
 */
public record LiveRequest(String model, Optional<String> layer) {
    private static final LiveRequest DEFAULTS = new LiveRequest(BuiltIn.DREAM.netName(), Optional.empty());

    /** The built-in net's best layer. */
    public static LiveRequest defaults() {
        return DEFAULTS;
    }
}
