package io.github.dreamsphere.web.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.Activity;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.Leftovers;
import io.github.dreamsphere.core.file.OutputFolder;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.web.room.Pairing.Placement;
import io.github.dreamsphere.web.tiles.TileFormat;
import io.github.dreamsphere.web.tiles.TileKind;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    /**
     * Takes out of the room in {@code folder} what was made of {@code files}, and places that are empty then. A room without
     * places is deleted.
     *
     * @throws io.github.dreamsphere.core.file.BusyException if another run writes the room
     */
    public static void remove(Path folder, List<Path> files) throws IOException {
        try (TargetLock lock = TargetLock.of(folder)) {
            RoomFile room = RoomFile.read(folder);
            for (Path file : files) {
                room.removeElsewhere(RunDigests.digest(file), "");
            }
            if (room.places().isEmpty()) {
                Leftovers.deleteTree(folder);
            } else {
                // No tile is made.
                TileKind kind = new TileKind(
                        room.format().orElse(TileFormat.JPEG), room.quality().orElse(RoomRequest.USUAL_QUALITY));
                new RoomFolder(folder, room, kind, Events.NONE).write(List.of(), Progress.SILENT);
            }
        }
    }

    /** The part of the room's address, behind {@code #}, that leads to what was made of {@code file}; empty: the beginning. */
    public static String linkTo(Path folder, Path file) throws IOException {
        String sha256 = RunDigests.digest(file);
        for (ObjectNode place : RoomFile.read(folder).places()) {
            for (ObjectNode version : RoomFile.versions(place)) {
                if (version.path("sha256").asText().equals(sha256)) {
                    return "s=" + RoomFile.id(place) + "&v=" + RoomFile.id(version) + "&reveal=1";
                }
            }
        }
        return "";
    }

    private RoomResult make() throws IOException {
        long start = System.nanoTime();
        Path output = request.output();
        checkOutput(output);
        SourceReader reader = new SourceReader(events);
        List<Source> sources = reader.read(request.sources());
        try (TargetLock lock = TargetLock.of(output);
                Activity activity = events.begin("making the room")) {
            RoomFile room = existing(output);
            List<Placement> placements = new Pairing(room, reader.otherNames()).of(sources);
            Changes changes = write(room, placements, activity);
            double seconds = (System.nanoTime() - start) / NANOSECONDS;
            return new RoomResult(
                    output, room.places().size(), changes.added(), changes.replaced(), changes.unchanged(), seconds);
        }
    }

    private void checkOutput(Path output) throws IOException {
        Path folder = output.toAbsolutePath().normalize().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new FileException(output, "the folder " + folder + " does not exist; create it first");
        }
        Path written = Files.isDirectory(output) ? output : folder;
        if (written != null && !Files.isWritable(written)) {
            throw new FileException(written, "you may not write into this folder");
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

    private Changes write(RoomFile room, List<Placement> placements, Progress progress) throws IOException {
        Path output = request.output();
        TileKind kind =
                new TileKind(format(room), request.quality().or(room::quality).orElse(RoomRequest.USUAL_QUALITY));
        describe(room, placements, kind);
        if (request.isOneFile()) {
            OneFileRoom file = new OneFileRoom(output, room, kind, events);
            return written(output, () -> file.write(placements, progress));
        }
        if (Files.exists(output)) {
            return written(output, () -> new RoomFolder(output, room, kind, events).write(placements, progress));
        }
        try (OutputFolder folder = OutputFolder.beside(output)) {
            Path partial = folder.partial();
            Changes changes =
                    written(partial, () -> new RoomFolder(partial, room, kind, events).write(placements, progress));
            folder.commit();
            return changes;
        }
    }

    private TileFormat format(RoomFile room) throws FileException {
        Optional<TileFormat> chosen = request.format().or(room::format);
        if (chosen.isPresent()) {
            if (!chosen.get().isWritable()) {
                throw new FileException(request.output(), "this machine cannot write WebP; choose the format jpeg");
            }
            return chosen.get();
        }
        if (!room.places().isEmpty()) {
            return TileFormat.JPEG;
        }
        if (!TileFormat.WEBP.isWritable()) {
            events.warning("this machine cannot write WebP, so the tiles are JPEGs");
            return TileFormat.JPEG;
        }
        return TileFormat.WEBP;
    }

    private interface Writing {
        Changes run() throws IOException;
    }

    /** What {@code writing} gives; a failure to write into {@code place} is told of the output, whatever file it was. */
    private Changes written(Path place, Writing writing) throws IOException {
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

    private void describe(RoomFile room, List<Placement> placements, TileKind kind) {
        request.texts().title().ifPresent(room::setTitle);
        request.texts().caption().ifPresent(room::setCaption);
        request.url().map(URI::toString).ifPresent(room::setUrl);
        room.setFormat(kind.format());
        room.setQuality(kind.quality());
        if (room.title().isEmpty() || request.texts().title().isEmpty() && isNamedAfterItsOnlyPlace(room)) {
            Set<String> places = new HashSet<>();
            room.places().forEach(place -> places.add(RoomFile.id(place)));
            placements.forEach(placement -> places.add(placement.place()));
            room.setTitle(
                    places.size() == 1
                            ? Names.title(Names.stem(placements.get(0).source().file()))
                            : USUAL_TITLE);
        }
    }

    /** Whether the room's title is the one that a room of a single place gets, and not one that somebody gave it. */
    private static boolean isNamedAfterItsOnlyPlace(RoomFile room) {
        List<ObjectNode> places = room.places();
        return places.size() == 1 && Names.id(room.title(), "").equals(RoomFile.id(places.get(0)));
    }
}
