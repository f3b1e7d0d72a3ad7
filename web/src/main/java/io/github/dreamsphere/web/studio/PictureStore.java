package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.demo.SamplePicture;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.web.studio.StoredPicture.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pictures of a studio. */
final class PictureStore {
    /** The most bytes of a file. */
    static final long MOST_BYTES = 300L << 20;

    private static final long SPARE_BYTES = 200L << 20;
    private static final int BUFFER = 1 << 16;
    private static final int NOISE_WIDTH = 2048;
    private static final String DIGEST = "sha256";

    private final StudioFolder folder;
    private final EventHub events;
    private final Map<String, StoredPicture> pictures = new LinkedHashMap<>();

    /** Reads what is there; a picture whose description is damaged is left alone. */
    PictureStore(StudioFolder folder, EventHub events) throws IOException {
        this.folder = folder;
        this.events = events;
        List<StoredPicture> found = new ArrayList<>();
        for (Path entry : StudioFolder.entries(folder.pictures())) {
            try {
                found.add(StoredPicture.read(entry));
            } catch (IOException e) {
                // Another program's, or edited by hand.
                continue;
            }
        }
        found.sort(Comparator.comparingLong(picture -> picture.member("added").asLong()));
        found.forEach(picture -> pictures.put(picture.id(), picture));
    }

    /** All of them, the oldest first. */
    synchronized List<StoredPicture> all() {
        return List.copyOf(pictures.values());
    }

    /**
     * The picture with this id.
     *
     * @throws Refusal if there is none
     */
    synchronized StoredPicture get(String id) {
        StoredPicture picture = pictures.get(id);
        if (picture == null) {
            throw new Refusal(Refusal.NOT_FOUND, "This picture is no longer there.");
        }
        return picture;
    }

    /** As {@link #get(String)}; empty if there is none. */
    synchronized Optional<StoredPicture> find(String id) {
        return Optional.ofNullable(pictures.get(id));
    }

    /** Puts bytes into a file. */
    interface Source {
        /** Writes {@code file}, which does not exist. */
        void to(Path file) throws IOException;
    }

    /**
     * Receives a file.
     *
     * @param name as the browser calls it
     * @param length as announced; -1 if it was not
     * @throws Refusal if it is too large or no picture to dream on
     */
    StoredPicture receive(String name, long length, InputStream body) throws IOException {
        if (length > MOST_BYTES) {
            throw tooLarge();
        }
        long free = Files.getFileStore(folder.pictures()).getUsableSpace();
        if (free < 3 * Math.max(0, length) + SPARE_BYTES) {
            throw new Refusal(Refusal.NO_ROOM, "The disk is nearly full: " + (free >> 20) + " MB are free.");
        }
        return add(Names.clean(name), file -> copy(body, file, length));
    }

    private static Refusal tooLarge() {
        return new Refusal(Refusal.TOO_LARGE, "This file is too large: the limit is " + (MOST_BYTES >> 20) + " MB.");
    }

    private static void copy(InputStream body, Path file, long length) throws IOException {
        long count = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                count += read;
                if (count > MOST_BYTES) {
                    throw tooLarge();
                }
                out.write(buffer, 0, read);
            }
        }
        if (length >= 0 && count < length) {
            throw new Refusal(Refusal.WRONG_REQUEST, "The file did not arrive as a whole. Try again.");
        }
    }

    /** The landscape of the demo. */
    StoredPicture addSample() throws IOException {
        return add("landscape.jpg", file -> SamplePicture.copy(file, Events.NONE));
    }

    /** Noise to dream from. */
    StoredPicture addNoise() throws IOException {
        Optional<StoredPicture> there = find("kind", Kind.NOISE.name());
        if (there.isPresent()) {
            return there.get();
        }
        ObjectNode about = Json.object()
                .put("file", "noise.jpg")
                .put("kind", Kind.NOISE.name())
                .put("width", NOISE_WIDTH)
                .put("height", NOISE_WIDTH / 2);
        about.putArray("warnings");
        return keep(unfinished(Names.id()), about);
    }

    /**
     * A plain picture once more, as a part of a photosphere.
     *
     * @param degrees what it shows from left to right
     * @throws Refusal if it cannot be such a part
     */
    StoredPicture addSpanning(String id, double degrees) throws IOException {
        StoredPicture plain = get(id);
        if (plain.kind() != Kind.PLAIN) {
            throw new Refusal(Refusal.CONFLICT, "Only a plain photo can be put on the sphere.");
        }
        if (!(degrees >= DreamCanvas.LEAST_SPAN && degrees <= 360)) {
            throw new Refusal(Refusal.WRONG_VALUE, "'degrees' must be a number from 10 to 360.");
        }
        Path file = plain.file();
        return add(
                PictureImport.sphereName(file, "-sphere-" + Math.round(degrees)),
                sphere -> PictureImport.span(file, degrees, sphere));
    }

    /** The picture of which {@code member} has this value: the same file is kept once. */
    private synchronized Optional<StoredPicture> find(String member, String value) {
        return pictures.values().stream()
                .filter(picture -> picture.member(member).asText().equals(value))
                .findFirst();
    }

    private Path unfinished(String id) throws IOException {
        return Files.createDirectory(folder.pictures().resolve(StudioFolder.UNFINISHED + id));
    }

    private StoredPicture add(String name, Source source) throws IOException {
        Path place = unfinished(Names.id());
        try {
            Path file = place.resolve(name);
            source.to(file);
            String digest = RunDigests.digest(file);
            Optional<StoredPicture> there = find(DIGEST, digest);
            return there.isPresent() ? there.get() : keep(place, checked(file).put(DIGEST, digest));
        } finally {
            StudioFolder.delete(place);
        }
    }

    private static ObjectNode checked(Path file) throws IOException {
        try {
            return PictureImport.of(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(Refusal.NO_PICTURE, Problems.of(e, file));
        } catch (OutOfMemoryError e) {
            throw new Refusal(Refusal.TOO_LARGE, "This picture is too large for the memory of this computer.");
        }
    }

    /** Moves a complete picture to its place. */
    private StoredPicture keep(Path place, ObjectNode about) throws IOException {
        about.put("added", System.currentTimeMillis());
        Json.write(place.resolve(StoredPicture.ABOUT), about);
        String id = place.getFileName().toString().substring(StudioFolder.UNFINISHED.length());
        StoredPicture picture =
                new StoredPicture(Files.move(place, folder.pictures().resolve(id)), about);
        synchronized (this) {
            pictures.put(id, picture);
        }
        events.send("picture", id, json(picture));
        return picture;
    }

    /** Moves a picture to the trash; its dreams stay. */
    void discard(String id) throws IOException {
        StoredPicture picture = get(id);
        synchronized (this) {
            pictures.remove(id);
        }
        folder.trash().put(picture.folder());
        events.send("removed", id, Json.object().put("id", id));
    }

    /**
     * Brings a picture back that was removed.
     *
     * @throws Refusal if it is not in the trash
     */
    StoredPicture restore(String id) throws IOException {
        StoredPicture picture = StoredPicture.read(folder.trash().takeBack(id, folder.pictures(), StoredPicture.ABOUT));
        synchronized (this) {
            pictures.put(id, picture);
        }
        events.send("picture", id, json(picture));
        return picture;
    }

    /** What pages are told of a picture. */
    static ObjectNode json(StoredPicture picture) {
        ObjectNode json = picture.about().deepCopy().put("id", picture.id());
        if (json.get("tiles") instanceof ObjectNode tiles) {
            tiles.put("path", "api/pictures/" + picture.id() + "/tiles");
        }
        return json;
    }
}
