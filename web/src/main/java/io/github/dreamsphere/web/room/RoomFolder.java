package io.github.dreamsphere.web.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.core.file.Leftovers;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.file.OutputFolder;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.PartProgress;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.web.room.Pairing.Placement;
import io.github.dreamsphere.web.tiles.Level;
import io.github.dreamsphere.web.tiles.PictureLevels;
import io.github.dreamsphere.web.tiles.SpherePicture;
import io.github.dreamsphere.web.tiles.TileFormat;
import io.github.dreamsphere.web.tiles.TileKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a room into a folder. The folder of a version's tiles is named after all that they are made of, so that one that
 * is there need not be made again, and no page sees tiles of two pictures mixed.
 */
final class RoomFolder {
    /** The ends of the names of tile folders and films, see {@link #path}. */
    private static final Pattern OWN_TILES = Pattern.compile(".+-[0-9a-f]{10}");

    private static final Pattern OWN_FILM = Pattern.compile(".+-[0-9a-f]{10}\\.mp4");

    private static final List<String> PLACE_FILES = List.of("thumb.jpg", "preview.jpg", "index.html");

    private final Path root;
    private final RoomFile room;
    private final TileKind kind;
    private final Events events;
    private final Changes changes = new Changes();

    /** @param room what the folder shows already; is changed to what it shall show */
    RoomFolder(Path root, RoomFile room, TileKind kind, Events events) {
        this.root = root;
        this.room = room;
        this.kind = kind;
        this.events = events;
    }

    /**
     * Writes all files that are not there.
     *
     * @return what is new in it
     * @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} is cancelled
     */
    Changes write(List<Placement> placements, Progress progress) throws IOException {
        if (!Files.exists(root.resolve(RoomFile.NAME))) {
            // Tells a later run that the folder is a room, should this one be ended.
            replace(RoomFile.NAME, RoomFile.empty().bytes());
        }
        for (ObjectNode place : room.places()) {
            Leftovers.deleteOnce(folder(RoomFile.id(place)));
        }
        changes.compare(room, placements);
        new Versions(room).enter(placements, placement -> json(placement, placements));
        for (int i = 0; i < placements.size(); i++) {
            write(placements.get(i), new PartProgress(progress, "", i, placements.size()));
        }
        writePages();
        replace(RoomFile.NAME, room.bytes());
        deleteUnused();
        return changes;
    }

    private ObjectNode json(Placement placement, List<Placement> all) {
        if (placement.source() instanceof Source.OfPicture picture) {
            int levels = picture.sphere().levels().size();
            return VersionJson.of(placement, picture, path(placement), levels, kind.format(), original(placement, all));
        }
        Source.OfFilm film = (Source.OfFilm) placement.source();
        return VersionJson.of(placement, film, path(placement), original(placement, all));
    }

    /** The name of the picture that a dream was dreamed of, as far as it is known. */
    static String original(Placement dream, List<Placement> all) {
        return all.stream()
                .filter(other -> other.isOriginal() && other.place().equals(dream.place()))
                .map(other -> other.source().file().getFileName().toString())
                .findFirst()
                .orElse("PICTURE.jpg");
    }

    /** Where a version's tiles or its film are, relative to the room's folder. */
    private String path(Placement placement) {
        Source source = placement.source();
        if (source instanceof Source.OfPicture picture) {
            String key = picture.sha256() + " " + picture.sphere().stereo() + " " + tileKey();
            return "s/" + placement.place() + "/" + placement.version() + "-" + shortened(key);
        }
        return "v/" + placement.place() + "-" + placement.version() + "-" + shortened(source.sha256()) + ".mp4";
    }

    /** Names the kind of tiles as rooms did when all tiles were JPEGs. */
    private String tileKey() {
        return kind.quality()
                + (kind.format() == TileFormat.JPEG ? "" : " " + kind.format().suffix());
    }

    private static String shortened(String key) {
        byte[] digest = Digests.sha256(key.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 5);
    }

    private void write(Placement placement, Progress progress) throws IOException {
        ObjectNode place = room.place(placement.place()).orElseThrow();
        Files.createDirectories(folder(placement.place()));
        boolean isFace = Versions.isFace(placement, place);
        if (placement.source() instanceof Source.OfPicture picture) {
            writePicture(placement, picture.sphere(), isFace, progress);
        } else {
            writeFilm(placement, isFace);
        }
    }

    private void writePicture(Placement placement, SpherePicture picture, boolean isFace, Progress progress)
            throws IOException {
        Path tiles = root.resolve(path(placement));
        boolean isNew = !Files.isDirectory(tiles);
        if (!isNew && !(isFace && lacksFace(placement.place()))) {
            return;
        }
        PictureLevels levels = new PictureLevels(picture);
        Optional<Image> kept = isFace ? Optional.of(levels.keep(faceLevel(picture))) : Optional.empty();
        if (isNew) {
            try (OutputFolder output = OutputFolder.beside(tiles)) {
                levels.writeTiles(output.partial(), picture.levels().size(), kind);
                read(levels, picture, progress);
                output.commit();
            }
            changes.made(placement);
        } else {
            read(levels, picture, progress);
        }
        if (kept.isPresent()) {
            writeFace(placement.place(), new Face(kept.get(), picture.header(), FirstView.of(picture.header())));
        }
    }

    private void read(PictureLevels levels, SpherePicture picture, Progress progress) throws IOException {
        levels.read(progress).stream()
                .filter(warning -> !picture.warnings().contains(warning))
                .forEach(warning -> events.warning(picture.file() + ": " + warning));
    }

    static int faceLevel(SpherePicture picture) {
        return Level.within(Face.WIDEST, picture.levels()) - 1;
    }

    private void writeFilm(Placement placement, boolean isFace) throws IOException {
        Path film = root.resolve(path(placement));
        Files.createDirectories(film.getParent());
        if (!Files.exists(film)) {
            OutputFile.write(film, partial -> Files.copy(placement.source().file(), partial));
            changes.made(placement);
        }
        if (isFace && lacksFace(placement.place())) {
            Optional<Face> face = FilmFrame.face((Source.OfFilm) placement.source(), events);
            if (face.isPresent()) {
                writeFace(placement.place(), face.get());
            }
        }
    }

    private Path folder(String place) {
        return root.resolve("s").resolve(place);
    }

    private boolean lacksFace(String place) {
        return !Files.exists(folder(place).resolve("thumb.jpg"))
                || !Files.exists(folder(place).resolve("preview.jpg"))
                || isFirst(place) && !Files.exists(root.resolve("preview.jpg"));
    }

    private boolean isFirst(String place) {
        return RoomFile.id(room.places().get(0)).equals(place);
    }

    private void writeFace(String place, Face face) throws IOException {
        face.writeThumbnail(folder(place).resolve("thumb.jpg"));
        face.writeCard(folder(place).resolve("preview.jpg"));
        if (isFirst(place)) {
            face.writeFlat(root.resolve("preview.jpg"));
        }
    }

    private void writePages() throws IOException {
        Files.createDirectories(root.resolve("js"));
        for (String name : PageFiles.modules()) {
            replace("js/" + name, PageFiles.module(name));
        }
        replace("room.css", PageFiles.style());
        Page page = new Page(room);
        for (ObjectNode place : room.places()) {
            Files.createDirectories(folder(RoomFile.id(place)));
            replace("s/" + RoomFile.id(place) + "/index.html", page.ofLink(place));
        }
        String whole = page.ofFolder();
        replace("index.html", whole);
        replace("room.html", whole);
    }

    private void replace(String name, String text) throws IOException {
        replace(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file unless it holds these bytes, so that what copies the room elsewhere need not copy it again. */
    private void replace(String name, byte[] bytes) throws IOException {
        Path file = root.resolve(name);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), bytes)) {
            return;
        }
        OutputFile.write(file, partial -> Files.write(partial, bytes));
    }

    /** Deletes tiles and films that the room no longer shows; what a room never writes is not the room's to delete. */
    private void deleteUnused() throws IOException {
        Set<String> used = room.paths();
        Set<String> places = room.places().stream().map(RoomFile::id).collect(Collectors.toSet());
        for (Path place : entries(root.resolve("s"))) {
            for (Path tiles : entries(place)) {
                if (Files.isDirectory(tiles) && isNamed(tiles, OWN_TILES) && !used.contains(relative(tiles))) {
                    Leftovers.deleteTree(tiles);
                }
            }
            if (!places.contains(place.getFileName().toString())) {
                deletePlace(place);
            }
        }
        for (Path film : entries(root.resolve("v"))) {
            if (isNamed(film, OWN_FILM) && !used.contains(relative(film))) {
                Files.delete(film);
            }
        }
    }

    private static boolean isNamed(Path file, Pattern name) {
        return name.matcher(file.getFileName().toString()).matches();
    }

    /** Deletes a place without versions, and its folder if nothing else is in it. */
    private static void deletePlace(Path place) throws IOException {
        for (String name : PLACE_FILES) {
            Files.deleteIfExists(place.resolve(name));
        }
        if (Files.isDirectory(place) && entries(place).isEmpty()) {
            Leftovers.deleteTree(place);
        }
    }

    private String relative(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** What is in a folder, by name, without hidden files; nothing if there is no such folder. */
    static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
