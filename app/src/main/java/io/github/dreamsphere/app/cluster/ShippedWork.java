package io.github.dreamsphere.app.cluster;

import java.nio.file.Path;
import java.util.Map;

/**
 * A work and the files that it needs on every machine.
 *
 * @param work the work
 * @param files places of these files on this machine, by the names under which the work asks for them. A place ends in
 *     that name
 */
public record ShippedWork(PictureWork work, Map<String, Path> files) {
    /** Copies the map. */
    public ShippedWork {
        files = Map.copyOf(files);
    }
}
