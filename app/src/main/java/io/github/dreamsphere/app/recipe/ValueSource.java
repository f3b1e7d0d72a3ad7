package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.FileRef;
import io.github.dreamsphere.models.net.Net;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the reading of a value may depend on.
 *
 * @param folder the folder of the recipe that holds the value; empty if none does
 * @param net the net that dreams, whose names of blobs may hold any character; empty before it is loaded
 */
record ValueSource(Optional<Path> folder, Optional<Net> net) {
    /** The file called {@code name}, beside the recipe if it lies there. */
    FileRef file(String name) {
        return FileRef.in(folder, name);
    }

    /** The net, which was loaded. */
    Net loadedNet() {
        return net.orElseThrow(() -> new IllegalStateException("this value is read before its net"));
    }
}
