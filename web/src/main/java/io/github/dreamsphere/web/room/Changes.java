package io.github.dreamsphere.web.room;

import io.github.dreamsphere.web.room.Pairing.Placement;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Counts what a run changes in a room. */
final class Changes {
    private final Set<Placement> added = new HashSet<>();
    private final Set<Placement> replaced = new HashSet<>();
    private int given;

    /**
     * Compares what is given with what {@code room} has.
     *
     * @param room before it is changed
     */
    void compare(RoomFile room, List<Placement> placements) {
        given += placements.size();
        for (Placement placement : placements) {
            Optional<String> before = room.sha256(placement.place(), placement.version());
            if (before.isEmpty()) {
                added.add(placement);
            } else if (!before.get().equals(placement.source().sha256())) {
                replaced.add(placement);
            }
        }
    }

    /** The tiles or the film of a version were made. */
    void made(Placement placement) {
        if (!added.contains(placement)) {
            replaced.add(placement);
        }
    }

    int added() {
        return added.size();
    }

    int replaced() {
        return replaced.size();
    }

    int unchanged() {
        return given - added.size() - replaced.size();
    }
}
