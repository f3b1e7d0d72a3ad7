package io.github.dreamsphere.web.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.web.tiles.Level;
import io.github.dreamsphere.web.tiles.PictureLevels;
import io.github.dreamsphere.web.tiles.SpherePicture;
import io.github.dreamsphere.web.tiles.TileKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A room with small pictures of every kind: full, partial, posed, stereo. Their detail is different everywhere. It stays
 * in a folder for all tests of one run.
 */
final class SampleRoom {
    /** Scripts and style as the build makes them. */
    static final Path PAGE = Path.of("target/classes/io/github/dreamsphere/web/page");

    /** The page itself. */
    static final Path SOURCE = Path.of("src/main/resources/io/github/dreamsphere/web");

    static final int WIDTH = 2048;
    /** The heading of the first place's centre, in degrees. */
    static final double NORTH = 30;
    /** How far the right eye's picture is turned, in degrees. */
    static final double PARALLAX = 5;

    static final String TITLE = "Lake \"of\" <b>dreams</b> 🌊 & <script>alert(1)</script>";
    static final String COMMAND = "dreamsphere dream 'my lake.jpg' -o dream.jpg --layers inception_4c";

    private static final String GPANO = "http://ns.google.com/photos/1.0/panorama/";
    private static SampleRoom shared;

    private final Path folder;
    private final Path pictures;
    private final ArrayNode places = JsonNodeFactory.instance.arrayNode();

    private SampleRoom(Path folder) throws IOException {
        this.folder = folder;
        this.pictures = Files.createDirectories(folder.resolve("pictures"));
        Image lake = full(0);
        ObjectNode place = place("lake", TITLE, "A caption.");
        place.put("north", NORTH);
        version(place, "original", write("lake.jpg", lake, Map.of()));
        ObjectNode dream = version(place, "dream", write("lake-dream.jpg", negative(lake), Map.of()));
        dream.putObject("recipe").put("command", COMMAND).put("text", "layers = [\"inception_4c\"]\n");

        Coverage part = new Coverage(WIDTH, WIDTH / 2, 512, 200, 1100, 500);
        version(place("part", "A part", ""), "original", write("part.jpg", painted(part.surface(), 0), tags(part)));

        ObjectNode posed = version(
                place("posed", "Tilted", ""),
                "original",
                write("posed.jpg", lake, Map.of("PosePitchDegrees", "10", "PoseRollDegrees", "-20")));
        posed.putObject("pose").put("pitch", 10).put("roll", -20);

        Image eyes = new Image(WIDTH / 2, WIDTH / 2);
        eyes.paste(painted(new Equirectangular(WIDTH / 2, WIDTH / 4), 0), 0, 0);
        eyes.paste(painted(new Equirectangular(WIDTH / 2, WIDTH / 4), PARALLAX), 0, WIDTH / 4);
        version(place("stereo", "Two eyes", ""), "original", write("eyes_TB.jpg", eyes, Map.of()));
        finish(lake);
    }

    /** The room of all tests. */
    static synchronized SampleRoom shared() throws IOException {
        if (shared == null) {
            shared = new SampleRoom(Files.createTempDirectory(Files.createDirectories(Path.of("target")), "room"));
        }
        return shared;
    }

    /** A host for this room, with the page as rooms have it. */
    SiteServer serve() throws IOException {
        return new SiteServer(folder, PAGE, SOURCE);
    }

    /** The picture of this name that a place was made of. */
    Path picture(String name) {
        return pictures.resolve(name);
    }

    private ObjectNode place(String id, String title, String caption) {
        ObjectNode place = places.addObject();
        place.put("id", id).put("title", title).put("caption", caption);
        place.putObject("view").put("yaw", 0).put("pitch", 0).put("fov", 90);
        place.put("thumbnail", "thumb.jpg");
        place.putArray("versions");
        return place;
    }

    private ObjectNode version(ObjectNode place, String kind, Path file) throws IOException {
        SpherePicture picture = SpherePicture.read(file);
        String path = "s/" + place.get("id").asText() + "/" + kind;
        PictureLevels levels = new PictureLevels(picture);
        levels.writeTiles(folder.resolve(path), picture.levels().size(), TileKind.jpeg(90));
        levels.read(Progress.SILENT);
        Coverage coverage = picture.header().coverage();
        ObjectNode version = ((ArrayNode) place.get("versions")).addObject();
        version.put("id", kind).put("kind", kind).put("title", kind.equals("dream") ? "A dream" : "Original");
        ObjectNode tiles = version.putObject("tiles");
        tiles.put("path", path).put("suffix", "jpg");
        tiles.put("width", coverage.fullWidth()).put("height", coverage.fullHeight());
        tiles.put("left", coverage.left()).put("top", coverage.top());
        tiles.put("coveredWidth", coverage.width()).put("coveredHeight", coverage.height());
        tiles.put("cell", Level.CELL).put("gutter", Level.GUTTER);
        for (Level level : picture.levels()) {
            tiles.withArray("levels")
                    .addObject()
                    .put("width", level.width())
                    .put("height", level.height())
                    .put("columns", level.columns())
                    .put("rows", level.rows());
        }
        tiles.put("eyes", picture.eyes().size());
        return version;
    }

    private void finish(Image thumbnail) throws IOException {
        Image small = new Image(96, 64);
        small.paste(thumbnail.crop(0, 0, 96, 64), 0, 0);
        ImageWriter.write(new Picture(small, Metadata.NONE), folder.resolve("thumb.jpg"), WriteOptions.defaults());
        ImageWriter.write(
                new Picture(thumbnail, Metadata.NONE), folder.resolve("preview.jpg"), WriteOptions.defaults());
        ObjectNode room = JsonNodeFactory.instance.objectNode();
        room.put("format", "dreamsphere room 1")
                .put("title", "A room of tests")
                .put("caption", "All kinds of spheres.");
        room.set("places", places);
        new ObjectMapper().writeValue(folder.resolve("room.json").toFile(), room);
    }

    private Path write(String name, Image image, Map<String, String> gpano) throws IOException {
        Xmp xmp = Xmp.EMPTY;
        for (Map.Entry<String, String> tag : new TreeMap<>(gpano).entrySet()) {
            xmp = xmp.with(GPANO, "GPano", tag.getKey(), tag.getValue());
        }
        Path file = pictures.resolve(name);
        ImageWriter.write(
                new Picture(image, Metadata.NONE.withXmp(xmp)),
                file,
                WriteOptions.defaults().withJpegQuality(95));
        return file;
    }

    private static Map<String, String> tags(Coverage part) {
        return Map.of(
                "ProjectionType", "equirectangular",
                "FullPanoWidthPixels", "" + part.fullWidth(),
                "FullPanoHeightPixels", "" + part.fullHeight(),
                "CroppedAreaLeftPixels", "" + part.left(),
                "CroppedAreaTopPixels", "" + part.top(),
                "CroppedAreaImageWidthPixels", "" + part.width(),
                "CroppedAreaImageHeightPixels", "" + part.height());
    }

    private static Image full(double turned) {
        return painted(new Equirectangular(WIDTH, WIDTH / 2), turned);
    }

    private static Image negative(Image image) {
        Image negative = new Image(image.width(), image.height());
        for (int i = 0; i < image.rgb().length; i++) {
            negative.rgb()[i] = 1 - image.rgb()[i];
        }
        return negative;
    }

    /** A function of the direction, turned to the right, in the pixels of {@code area}. */
    private static Image painted(Equirectangular area, double turnedDegrees) {
        Image image = new Image(area.width(), area.height());
        double angle = Math.toRadians(turnedDegrees);
        for (int y = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++) {
                Vec3 d = area.direction(x + 0.5, y + 0.5);
                double a = d.x() * Math.cos(angle) + d.z() * Math.sin(angle);
                double c = d.z() * Math.cos(angle) - d.x() * Math.sin(angle);
                image.set(x, y, 0, wave(a, d.y(), c, area.fullWidth()));
                image.set(x, y, 1, wave(d.y(), c, a, area.fullWidth()));
                image.set(x, y, 2, wave(c, a, d.y(), area.fullWidth()));
            }
        }
        return image;
    }

    private static float wave(double a, double b, double c, double width) {
        double value = 0.5;
        double amplitude = 0.2;
        for (double k = 3; k < width / 10; k *= 2.3) {
            value += amplitude * 0.5 * (Math.sin(k * a + 1) + Math.sin(k * (0.8 * b + 0.6 * c)));
            amplitude *= 0.7;
        }
        return (float) Math.min(1, Math.max(0, value));
    }
}
