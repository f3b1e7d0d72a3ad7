package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.web.tiles.Level;
import io.github.dreamsphere.web.tiles.TileFormat;
import io.github.dreamsphere.web.tiles.TilesJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A dream in the queue, or one that is done; or the enlargement of one. Its file {@value #ABOUT} holds what must outlive the
 * process; the other members matter only while it runs.
 */
final class StudioDream {
    static final String ABOUT = "dream.json";

    /** When it was done, in milliseconds since 1970. */
    static final String FINISHED = "finished";

    /** Whether a person has looked at the result. */
    static final String SEEN = "seen";

    /** The name of the recipe's file. */
    static final String RECIPE = "recipe.toml";

    private static final String PROGRESS = "progress";

    /** What has become of it. */
    enum State {
        /** In the queue. */
        WAITING,
        /** In work. */
        RUNNING,
        /** Left as it is, to go on later. */
        PAUSED,
        /** Given up by the person. */
        STOPPED,
        /** Given up by the program. */
        FAILED,
        /** There is a result. */
        DONE
    }

    /** What the person wants of a dream that runs. */
    enum Wish {
        GO_ON,
        PAUSE,
        STOP,
        /** Stop, and keep the picture as it is. */
        KEEP,
        /** The studio ends; goes on with its next start. */
        LEAVE
    }

    private final Path folder;
    private final ObjectNode about;

    volatile Wish wish = Wish.GO_ON;
    volatile LivePicture live;
    volatile ObjectNode liveTiles;
    volatile RunProgress progress = RunProgress.NONE;

    StudioDream(Path folder, ObjectNode about) {
        this.folder = folder;
        this.about = about;
    }

    static StudioDream read(Path folder) throws IOException {
        StudioDream dream = new StudioDream(folder, Json.read(folder.resolve(ABOUT)));
        Json.value(dream.about.path("state"), State.class);
        if (!dream.about.has("title")) {
            // Of a studio that did not give titles yet.
            dream.about.put("title", dream.name().stem());
        }
        return dream;
    }

    void save() throws IOException {
        Json.write(folder.resolve(ABOUT), get(ObjectNode::deepCopy));
    }

    /** Changes what its file says; saves nothing. */
    void change(Consumer<ObjectNode> how) {
        synchronized (about) {
            how.accept(about);
        }
    }

    /** Something that its file says. */
    <T> T get(Function<ObjectNode, T> what) {
        synchronized (about) {
            return what.apply(about);
        }
    }

    Path folder() {
        return folder;
    }

    String id() {
        return folder.getFileName().toString();
    }

    String text(String member) {
        return get(of -> of.path(member).asText());
    }

    State state() {
        return State.valueOf(text("state"));
    }

    DreamName name() {
        return new DreamName(text("title"), FileName.of(Path.of(text("result"))).stem());
    }

    /** The place in the queue; the least comes first. */
    double order() {
        return get(of -> of.path("order").asDouble());
    }

    boolean isEnlargement() {
        return get(of -> of.has("of"));
    }

    /** Whether it is a film that begins with another dream. */
    boolean isJourney() {
        return get(of -> of.has("journey"));
    }

    /** Whether it is of a plain picture. */
    boolean isFlat() {
        return get(of -> of.path("flat").asBoolean());
    }

    boolean isMarked(String member) {
        return get(of -> of.path(member).asBoolean());
    }

    /** The file of the result. */
    Path result() {
        return folder.resolve(Names.clean(text("result")));
    }

    /** A picture of a journey, from 0. */
    Path frame(int number) {
        String film = FileName.of(result()).stem();
        return folder.resolve(film + "-frames").resolve(String.format("frame-%05d.png", number));
    }

    /** The recipe that it is dreamed by. */
    Path recipe() {
        return folder.resolve(RECIPE);
    }

    /** Copies the recipe into the folder of what is made of this dream. */
    void copyRecipe(Path to) throws IOException {
        if (Files.exists(recipe())) {
            Files.copy(recipe(), to.resolve(RECIPE));
        }
    }

    Path snapshots() {
        return folder.resolve("snapshots");
    }

    Path tiles() {
        return folder.resolve("tiles");
    }

    Path thumbnail() {
        return folder.resolve("thumb.jpg");
    }

    /** What pages are told. */
    ObjectNode json() {
        ObjectNode json = get(ObjectNode::deepCopy).put("id", id());
        if (json.get("tiles") instanceof ObjectNode tiles) {
            tiles.put("path", "api/dreams/" + id() + "/tiles");
        }
        if (state() == State.RUNNING) {
            json.set(PROGRESS, progress.json());
        }
        LivePicture picture = live;
        if (picture != null) {
            ObjectNode node = json.putObject("live").put("version", picture.version());
            ObjectNode tiles = liveTiles;
            if (tiles != null) {
                node.set("tiles", tiles);
            }
        }
        return json;
    }

    /** Shows pages a picture of it as it is now. */
    void grow(SurfacePicture picture) {
        LivePicture now = live;
        if (now == null) {
            int wide = get(of -> of.path("width").asInt(picture.image().width()));
            int high = get(of -> of.path("height").asInt(picture.image().height()));
            now = new LivePicture(wide, high);
            if (picture.header() instanceof PhotosphereHeader header) {
                List<Level> levels = LivePicture.levels(wide, high);
                liveTiles = TilesJson.of(header.coverage(), levels, "api/live/" + id(), 1, TileFormat.JPEG);
            }
        }
        now.take(picture);
        live = now;
    }

    /** Keeps how far it has come, for the time in which it does not run. */
    void keepProgress() {
        RunProgress reached = new RunProgress(progress.stage(), progress.done(), -1);
        change(of -> of.set(PROGRESS, reached.json()));
    }

    /** Begins to run, from where it was left. */
    void beginProgress() {
        progress = RunProgress.from(get(of -> of.path(PROGRESS).path("done").asDouble()));
    }

    void forgetProgress() {
        change(of -> of.remove(PROGRESS));
    }

    void warn(String line) {
        change(of -> of.withArray("warnings").add(line));
    }
}
