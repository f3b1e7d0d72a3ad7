package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.web.room.RoomRequest;
import io.github.dreamsphere.web.room.Rooms;
import io.github.dreamsphere.web.server.RoomServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The room of a studio, shown by a server of its own. */
final class StudioRoom implements AutoCloseable {
    private final Path folder;
    private final String host;
    private RoomServer server;

    /** @param host empty for this machine only */
    StudioRoom(Path folder, String host) {
        this.folder = folder;
        this.host = host;
    }

    /** Adds pictures and dreams. */
    synchronized void add(List<Path> files) throws IOException {
        Rooms.make(RoomRequest.of(files.stream().distinct().toList(), folder), Events.NONE);
    }

    /** Takes out what was made of these files. */
    synchronized void remove(List<Path> files) throws IOException {
        if (Rooms.isIn(folder)) {
            Rooms.remove(folder, files);
        }
    }

    /** Where the room shows what was made of {@code file}. */
    synchronized URI address(Path file) throws IOException {
        if (!Rooms.isIn(folder)) {
            throw new Refusal(Refusal.NOT_FOUND, "There is nothing in the room yet.");
        }
        if (server == null) {
            server = host.isEmpty()
                    ? RoomServer.onThisMachine(folder, RoomServer.ANY_PORT)
                    : RoomServer.onNetwork(folder, host, RoomServer.ANY_PORT);
        }
        return URI.create(server.address() + "#" + Rooms.linkTo(folder, file));
    }

    @Override
    public synchronized void close() {
        if (server != null) {
            server.close();
        }
    }
}
