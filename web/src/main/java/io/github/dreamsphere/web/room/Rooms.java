package io.github.dreamsphere.web.room;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.OutputFolder;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.web.room.Pairing.Placement;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Makes rooms. */
public final class Rooms {
    private static final double NANOSECONDS = 1e9;
    private static final String USUAL_TITLE = "Photospheres";

    private final RoomRequest request;
    private final Events events;

    private Rooms(RoomRequest request, Events events) {
        this.request = request;
        this.events = events;
    }

    /**
     * Makes a room, or adds to one. A new room is there as a whole or not at all. One that is added to shows what it showed
     * before until all is written.
     *
     * @throws io.github.dreamsphere.core.photosphere.UnknownCoverageException if a picture is no photosphere; nothing is
     *     written then
     * @throws io.github.dreamsphere.core.file.BusyException if another run writes the room
     * @throws io.github.dreamsphere.core.progress.Cancelled if the run is cancelled
     * @throws IOException if a file cannot be read, or the folder is not empty and holds no room
     */
    public static RoomResult make(RoomRequest request, Events events) throws IOException {
        return new Rooms(request, events).make();
    }

    /**
     * Whether there is a room in {@code folder}.
     *
     * @throws FileException if the file that describes it is damaged
     */
    public static boolean isIn(Path folder) throws IOException {
        if (!Files.exists(folder.resolve(RoomFile.NAME))) {
            return false;
        }
        RoomFile.read(folder);
        return true;
    }

    private RoomResult make() throws IOException {
        long start = System.nanoTime();
        Path output = request.output();
        checkOutput(output);
        List<Source> sources = new SourceReader(events).read(request.sources());
        try (TargetLock lock = TargetLock.of(output);
                Activity activity = events.begin("making the room")) {
            RoomFile room = existing(output);
            List<Placement> placements = new Pairing(room).of(sources);
            int made = write(room, placements, activity);
            int places = room.places().size();
            double seconds = (System.nanoTime() - start) / NANOSECONDS;
            return new RoomResult(output, places, made, sources.size() - made, seconds);
        }
    }

    private void checkOutput(Path output) throws IOException {
        Path folder = output.toAbsolutePath().normalize().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new FileException(output, "the folder " + folder + " does not exist; create it first");
        }
        if (request.isOneFile()) {
            if (Files.isDirectory(output)) {
                throw new FileException(
                        output, "this is a folder; name a file, or a folder that does not end in .html");
            }
            if (Files.exists(output) && !OneFileRoom.isRoom(output)) {
                throw new FileException(
                        output, "this file is no room and would be lost; name another one or delete it");
            }
        } else if (Files.isDirectory(output)) {
            existing(output);
            checkSourcesLieOutside(output.toRealPath());
        } else if (Files.exists(output)) {
            throw new FileException(output, "this is a file; name a folder, or a file that ends in .html");
        }
    }

    /** Checks that a room is not made of its own files. */
    private void checkSourcesLieOutside(Path folder) throws IOException {
        for (Path source : request.sources()) {
            if (Files.exists(source) && source.toRealPath().startsWith(folder)) {
                throw new FileException(
                        source, "lies within the room " + request.output() + "; keep pictures elsewhere");
            }
        }
    }

    /** The room that is there, or an empty one. */
    private RoomFile existing(Path output) throws IOException {
        if (request.isOneFile() || !Files.exists(output)) {
            return RoomFile.empty();
        }
        if (Files.exists(output.resolve(RoomFile.NAME))) {
            return RoomFile.read(output);
        }
        if (!RoomFolder.entries(output).isEmpty()) {
            throw new FileException(
                    output, "this folder is not empty and holds no room; name a new or an empty folder");
        }
        return RoomFile.empty();
    }

    private int write(RoomFile room, List<Placement> placements, Progress progress) throws IOException {
        Path output = request.output();
        describe(room, placements);
        if (request.isOneFile()) {
            OneFileRoom file = new OneFileRoom(output, room, request.quality(), events);
            return written(output, () -> file.write(placements, progress));
        }
        if (Files.exists(output)) {
            return write(output, room, placements, progress);
        }
        try (OutputFolder folder = OutputFolder.beside(output)) {
            int made = write(folder.partial(), room, placements, progress);
            folder.commit();
            return made;
        }
    }

    private int write(Path folder, RoomFile room, List<Placement> placements, Progress progress) throws IOException {
        RoomFolder files = new RoomFolder(folder, room, request.quality(), events);
        return written(folder, () -> files.write(placements, progress));
    }

    private interface Writing {
        int run() throws IOException;
    }

    /** What {@code writing} gives; a failure to write into {@code place} is told of the output, whatever file it was. */
    private int written(Path place, Writing writing) throws IOException {
        try {
            return writing.run();
        } catch (FileException e) {
            throw e.file().toAbsolutePath().startsWith(place.toAbsolutePath()) ? unwritable(e) : e;
        } catch (FileSystemException e) {
            throw unwritable(e.getReason() == null ? e.getClass().getSimpleName() : e.getReason(), e);
        } catch (IOException e) {
            // Of the operating system, without the name of a file.
            throw unwritable(e.getMessage(), e);
        }
    }

    private FileException unwritable(FileException cause) {
        return new FileException(request.output(), cause.problem(), cause);
    }

    private FileException unwritable(String reason, IOException cause) {
        return new FileException(request.output(), "it could not be written: " + reason, cause);
    }

    private void describe(RoomFile room, List<Placement> placements) {
        request.texts().title().ifPresent(room::setTitle);
        request.texts().caption().ifPresent(room::setCaption);
        request.url().map(URI::toString).ifPresent(room::setUrl);
        if (room.title().isEmpty()) {
            boolean single =
                    placements.stream().map(Placement::place).distinct().count() == 1;
            room.setTitle(
                    single ? Names.title(Names.stem(placements.get(0).source().file())) : USUAL_TITLE);
        }
    }
}
