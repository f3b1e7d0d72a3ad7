package io.github.dreamsphere.web.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.core.file.Leftovers;
import io.github.dreamsphere.core.file.OutputFile;
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
import java.util.List;
import java.util.stream.Stream;

/** Writes a room as one file, to be mailed and opened: the page with its pictures, at most 4096 pixels wide. */
record OneFileRoom(Path file, RoomFile room, TileKind kind, Events events) {
    private static final int WIDEST = 4096;

    /** Whether {@code file} is a room of one file, which another may replace. */
    static boolean isRoom(Path file) throws IOException {
        return Files.isRegularFile(file)
                && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(Page.ROOM_SCRIPT);
    }

    /** @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} is cancelled */
    Changes write(List<Placement> placements, Progress progress) throws IOException {
        List<Placement> pictures = placements.stream()
                .filter(placement -> placement.source() instanceof Source.OfPicture)
                .toList();
        placements.stream()
                .filter(placement -> !pictures.contains(placement))
                .forEach(film -> events.warning(film.source().file()
                        + ": is left out, because a room of one file holds no films; make a folder of it"));
        Changes changes = new Changes();
        changes.compare(room, pictures);
        new Versions(room).enter(pictures, placement -> json(placement, pictures));
        for (int i = 0; i < pictures.size(); i++) {
            add(pictures.get(i), new PartProgress(progress, "", i, pictures.size()));
        }
        OutputFile.write(file, partial -> Files.writeString(partial, new Page(room).ofOneFile()));
        return changes;
    }

    private ObjectNode json(Placement placement, List<Placement> all) {
        Source.OfPicture picture = (Source.OfPicture) placement.source();
        int levels = Level.within(WIDEST, picture.sphere().levels());
        return VersionJson.of(placement, picture, "", levels, kind.format(), RoomFolder.original(placement, all));
    }

    /** Adds a version's tiles to what the room's file says of it. */
    private void add(Placement placement, Progress progress) throws IOException {
        SpherePicture picture = ((Source.OfPicture) placement.source()).sphere();
        ObjectNode place = room.place(placement.place()).orElseThrow();
        Path folder = Files.createTempDirectory("dreamsphere");
        try {
            PictureLevels levels = new PictureLevels(picture);
            levels.writeTiles(folder, Level.within(WIDEST, picture.levels()), kind);
            Image kept = levels.keep(RoomFolder.faceLevel(picture));
            levels.read(progress);
            addTiles(tiles(place, placement), folder);
            if (Versions.isFace(placement, place)) {
                Path thumbnail = folder.resolve("thumb.jpg");
                new Face(kept, picture.header(), FirstView.of(picture.header())).writeThumbnail(thumbnail);
                place.put("thumbnail", data(thumbnail, TileFormat.JPEG));
            }
        } finally {
            Leftovers.deleteTree(folder);
        }
    }

    private static ObjectNode tiles(ObjectNode place, Placement placement) {
        return RoomFile.versions(place).stream()
                .filter(version -> RoomFile.id(version).equals(placement.version()))
                .map(version -> (ObjectNode) version.get("tiles"))
                .findFirst()
                .orElseThrow();
    }

    private void addTiles(ObjectNode tiles, Path folder) throws IOException {
        ObjectNode data = tiles.putObject("data");
        for (int level = 0; level < tiles.get("levels").size(); level++) {
            try (Stream<Path> files = Files.list(folder.resolve(Integer.toString(level)))) {
                for (Path tile : files.sorted().toList()) {
                    data.put(level + "/" + Names.stem(tile), data(tile, kind.format()));
                }
            }
        }
    }

    private static String data(Path file, TileFormat format) throws IOException {
        return "data:" + format.mediaType() + ";base64," + Page.base64(Files.readAllBytes(file));
    }
}
