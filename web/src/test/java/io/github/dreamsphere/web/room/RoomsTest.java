package io.github.dreamsphere.web.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.Activity;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.SphericalVideo;
import io.github.dreamsphere.core.file.BusyException;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.UnknownCoverageException;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.web.tiles.TileFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomsTest {
    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final Events events = new Events() {
        @Override
        public void warning(String message) {
            warnings.add(message);
        }
    };

    private TestPictures pictures;
    private Path room;

    @BeforeEach
    void folders() throws IOException {
        pictures = new TestPictures(Files.createDirectory(folder.resolve("pictures")));
        room = folder.resolve("room");
    }

    private RoomResult make(Path... sources) throws IOException {
        return Rooms.make(RoomRequest.of(List.of(sources), room), events);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(Files.readAllBytes(room.resolve("room.json")));
    }

    private static List<String> ids(JsonNode list) {
        return list.findValuesAsText("id");
    }

    private static String tiles(JsonNode room, int place, int version) {
        return room.at("/places/" + place + "/versions/" + version + "/tiles/path")
                .asText();
    }

    @Test
    void aDreamIsShownWithThePictureOfItsRecipe() throws IOException {
        Path other = pictures.sphere("a.png");
        Path lake = pictures.sphere("lake.png");
        Path dream = pictures.dream("painting.png", lake);

        RoomResult result = make(dream, other, lake);

        assertThat(result.places()).isEqualTo(2);
        assertThat(result.added()).isEqualTo(3);
        JsonNode place = json().at("/places/1");
        assertThat(place.path("id").asText()).isEqualTo("lake");
        assertThat(ids(place.path("versions"))).containsExactly("original", "painting");
        assertThat(place.at("/versions/1/kind").asText()).isEqualTo("dream");
        assertThat(place.at("/versions/1/recipe/command").asText())
                .isEqualTo("dreamsphere dream lake.png --class hen --class 'it'\\''s a fox' --octaves 4 --free");
        assertThat(place.at("/versions/1/recipe/text").asText()).contains("octaves = 4");
        assertThat(room.resolve(tiles(json(), 1, 1)).resolve("0/0_0.webp")).isRegularFile();
    }

    @Test
    void aDreamWithoutARecipeIsShownWithThePictureThatItIsNamedAfter() throws IOException {
        make(pictures.sphere("lake-2.png"), pictures.sphere("lake.png"), pictures.sphere("lake_Dream 2x.png"));

        assertThat(json().at("/places/0/id").asText()).isEqualTo("lake-2");
        assertThat(json().at("/places/0/versions")).hasSize(1);
        assertThat(ids(json().at("/places/1/versions"))).containsExactly("original", "dream-2x");
        assertThat(json().at("/places/1/versions/1/title").asText()).isEqualTo("Dream 2x");
    }

    @Test
    void aDreamWithoutItsPictureHasAPlaceOfItsOwn() throws IOException {
        make(pictures.dream("alone.png", pictures.sphere("lost.png")));

        assertThat(json().at("/places/0/id").asText()).isEqualTo("alone");
        assertThat(json().at("/places/0/versions/0/kind").asText()).isEqualTo("dream");
    }

    @Test
    void aPictureInAnotherLayoutIsRefusedByItsName() throws IOException {
        Path cube = pictures.write("hall_cube.png", 96, 16, Xmp.EMPTY);
        Path lenses = pictures.sphere("hall_fisheye.png");

        assertThatThrownBy(() -> make(cube)).isInstanceOf(FileException.class).hasMessageContaining("is a cube map;");
        assertThatThrownBy(() -> make(lenses)).hasMessageContaining("is a pair of fisheye pictures;");
        make(pictures.write("done_fisheye.png", 64, 32, TestPictures.gpano("FullPanoWidthPixels", "64")));
    }

    @Test
    void aDreamJoinsItsPictureWhenThatComesLater() throws IOException {
        Path lake = pictures.sphere("lake.png");
        Path dream = pictures.dream("painting.png", lake);
        make(dream);

        make(lake, dream);

        assertThat(json().path("places")).hasSize(1);
        assertThat(ids(json().at("/places/0/versions"))).containsExactly("original", "painting");
        assertThat(room.resolve("s/painting")).doesNotExist();
    }

    @Test
    void aLaterRunAddsAndMakesNothingAgain() throws IOException {
        Path lake = pictures.sphere("lake.png");
        make(lake, pictures.sphere("hill.png"));
        Object before = Files.getLastModifiedTime(room.resolve(tiles(json(), 0, 0)));

        RoomResult result = make(lake, pictures.dream("painting.png", lake));

        assertThat(result.added()).isEqualTo(1);
        assertThat(result.replaced()).isZero();
        assertThat(result.unchanged()).isEqualTo(1);
        assertThat(ids(json().path("places"))).contains("lake", "hill");
        assertThat(ids(json().at("/places/0/versions"))).containsExactly("original", "painting");
        assertThat(Files.getLastModifiedTime(room.resolve(tiles(json(), 0, 0)))).isEqualTo(before);
    }

    @Test
    void anotherPictureOfTheSameNameReplacesTheOldOne() throws IOException {
        Path lake = pictures.sphere("lake.png");
        make(lake);
        String before = tiles(json(), 0, 0);
        byte[] thumbnail = Files.readAllBytes(room.resolve("s/lake/thumb.jpg"));

        pictures.sphere("lake.png");
        make(lake);

        assertThat(json().path("places")).hasSize(1);
        assertThat(tiles(json(), 0, 0)).isNotEqualTo(before);
        assertThat(room.resolve(before)).doesNotExist();
        assertThat(Files.readAllBytes(room.resolve("s/lake/thumb.jpg"))).isNotEqualTo(thumbnail);
    }

    @Test
    void picturesOfOneNameHavePlacesOfTheirOwn() throws IOException {
        Path first = pictures.sphere("lake.png");
        Path second = pictures.sphere(Files.createDirectory(folder.resolve("pictures/b")), "lake.png");
        make(first, second);
        assertThat(ids(json().path("places"))).contains("lake", "lake-2");
        String kept = tiles(json(), 1, 0);

        Path third = pictures.sphere(Files.createDirectory(folder.resolve("pictures/c")), "lake.png");
        make(third, first);

        assertThat(json().path("places")).hasSize(3);
        assertThat(tiles(json(), 1, 0)).isEqualTo(kept);
        assertThat(json().at("/places/2/id").asText()).isEqualTo("lake-3");
    }

    @Test
    void anotherQualityMakesPicturesAgain() throws IOException {
        Path lake = pictures.sphere("lake.png");
        make(lake);
        RoomRequest coarse = new RoomRequest(
                List.of(lake), room, RoomRequest.Texts.NONE, Optional.empty(), Optional.empty(), Optional.of(30));

        assertThat(Rooms.make(coarse, events).replaced()).isEqualTo(1);
        assertThat(Rooms.make(coarse, events).unchanged()).isEqualTo(1);
        assertThat(make(lake).unchanged()).as("the room knows its quality").isEqualTo(1);
    }

    @Test
    void anotherFormatMakesPicturesAgainAndIsRemembered() throws IOException {
        Path lake = pictures.sphere("lake.png");
        make(lake);
        Path webp = room.resolve(tiles(json(), 0, 0));

        assertThat(Rooms.make(inFormat(TileFormat.JPEG, lake), events).replaced())
                .isEqualTo(1);
        Path jpeg = room.resolve(tiles(json(), 0, 0));
        assertThat(webp).doesNotExist();
        assertThat(json().path("tiles").asText()).isEqualTo("jpg");
        assertThat(json().at("/places/0/versions/0/tiles/suffix").asText()).isEqualTo("jpg");
        assertThat(ImageReader.read(jpeg.resolve("0/0_0.jpg")).image().width()).isPositive();
        assertThat(make(lake).unchanged()).as("the room knows its format").isEqualTo(1);
        assertThat(make(pictures.sphere("hill.png")).added()).isEqualTo(1);
        assertThat(room.resolve(tiles(json(), 1, 0)).resolve("0/0_0.jpg")).isRegularFile();
    }

    @Test
    void aRoomOfTheTimeBeforeWebpStaysJpegAndIsNotMadeAgain() throws IOException {
        Path lake = pictures.sphere("lake.png");
        Rooms.make(inFormat(TileFormat.JPEG, lake), events);
        ObjectNode old = (ObjectNode) json();
        old.remove("tiles");
        Files.writeString(room.resolve("room.json"), old.toString());

        assertThat(make(lake).unchanged()).isEqualTo(1);
        assertThat(json().path("tiles").asText()).isEqualTo("jpg");
    }

    private RoomRequest inFormat(TileFormat format, Path... files) {
        return new RoomRequest(
                List.of(files), room, RoomRequest.Texts.NONE, Optional.empty(), Optional.of(format), Optional.empty());
    }

    @Test
    void aRoomNamedAfterItsOnlyPictureGetsAnotherTitleWithOthers() throws IOException {
        Path lake = pictures.sphere("The_lake.png");
        make(lake);
        assertThat(json().path("title").asText()).isEqualTo("The lake");

        make(pictures.sphere("hill.png"));

        assertThat(json().path("title").asText()).isEqualTo("Photospheres");
    }

    @Test
    void unfinishedFilesOfAKilledRunAreDeletedInEveryPlace() throws IOException {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "the system does not tell which processes have ended");
        make(pictures.sphere("lake.png"));
        // Each folder is cleaned once by a process, so this one gets another name.
        room = Files.move(room, folder.resolve("moved"));
        Path left = Files.createDirectory(room.resolve("s/lake").resolve(nameLeftByAnEndedProcess()));

        make(pictures.sphere("hill.png"));

        assertThat(left).doesNotExist();
    }

    private String nameLeftByAnEndedProcess() throws IOException {
        try (OutputFile own = OutputFile.beside(folder.resolve("original-0123456789"))) {
            // The third part says when the process began.
            return own.partial().getFileName().toString().replaceFirst("-[0-9a-z]+(-[0-9a-z]+\\.part)$", "-1$1");
        }
    }

    @Test
    void whatAPersonWroteIntoTheRoomsFileStays() throws IOException {
        Path lake = pictures.sphere("lake.png");
        make(lake);
        Path file = room.resolve("room.json");
        String edited = Files.readString(file)
                .replace(
                        "\"title\" : \"lake\",\n    \"caption\" : \"\"",
                        "\"title\" : \"The lake\",\n    \"caption\" : \"At dawn\", \"doors\" : []");
        Files.writeString(file, edited);

        make(lake, pictures.sphere("hill.png"));

        assertThat(json().at("/places/0/title").asText()).isEqualTo("The lake");
        assertThat(json().at("/places/0/caption").asText()).isEqualTo("At dawn");
        assertThat(json().at("/places/0/doors").isArray()).isTrue();
        assertThat(room.resolve("s/lake/index.html")).content().contains("<title>The lake</title>", "At dawn");
    }

    @Test
    void whatAPersonWroteOfAVersionStaysToo() throws IOException {
        Path lake = pictures.sphere("lake.png");
        Path dream = pictures.dream("lake-dream.png", lake);
        make(lake, dream);
        Path file = room.resolve("room.json");
        Files.writeString(
                file,
                Files.readString(file).replace("\"title\" : \"Dream\"", "\"title\" : \"By night\", \"note\" : 1"));
        String tiles = tiles(json(), 0, 1);

        pictures.dream("lake-dream.png", lake);
        make(lake, dream);

        JsonNode version = json().at("/places/0/versions/1");
        assertThat(version.path("title").asText()).isEqualTo("By night");
        assertThat(version.path("note").asInt()).isEqualTo(1);
        assertThat(version.at("/tiles/path").asText()).isNotEqualTo(tiles);
    }

    @Test
    void titlesHoldNoControlCharacters() throws IOException {
        Xmp xmp = Xmp.EMPTY.with("http://purl.org/dc/elements/1.1/", "dc", "title", "Two\nlines");
        RoomRequest.Texts texts = new RoomRequest.Texts(Optional.of("  "), Optional.of("\u001b[31mred\t"));
        Path lake = pictures.write("lake.png", 64, 32, xmp);

        Rooms.make(
                new RoomRequest(List.of(lake), room, texts, Optional.empty(), Optional.empty(), Optional.empty()),
                events);

        assertThat(json().path("title").asText()).isEqualTo("lake");
        assertThat(json().path("caption").asText()).isEqualTo("[31mred");
        assertThat(json().at("/places/0/title").asText()).isEqualTo("Two lines");
    }

    @Test
    void titlesComeFromTheFileAndCaptionsToo() throws IOException {
        Xmp xmp = Xmp.EMPTY
                .with("http://purl.org/dc/elements/1.1/", "dc", "title", "Mönch & Jungfrau")
                .with("http://purl.org/dc/elements/1.1/", "dc", "description", "From the ridge");
        make(pictures.write("dsc_1.png", 64, 32, xmp));

        assertThat(json().at("/places/0/title").asText()).isEqualTo("Mönch & Jungfrau");
        assertThat(json().at("/places/0/caption").asText()).isEqualTo("From the ridge");
    }

    @Test
    void namesAndTextsInjectNothing() throws IOException {
        Xmp evil = Xmp.EMPTY.with(
                "http://purl.org/dc/elements/1.1/", "dc", "description", "</script><script>alert(1)</script>");
        Path picture = pictures.write("<script>alert(1)<!-- \"q\" & 'x' 🌋 $(touch x).png", 64, 32, evil);
        Path fire = pictures.sphere("🌋.png");
        Path one = folder.resolve("one.html");

        make(picture, fire);
        Rooms.make(RoomRequest.of(List.of(picture, fire), one), events);

        for (String id : ids(json().path("places"))) {
            assertThat(id).matches(Names.ID);
        }
        assertThat(json().at("/places/1/title").asText()).isEqualTo("🌋");
        assertThat(room.resolve("room.json")).content().contains("\"title\" : \"🌋\"");
        try (Stream<Path> files = Files.walk(room)) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".html")).toList();
            assertThat(pages).hasSize(4);
            for (Path page : pages) {
                assertThat(page)
                        .content()
                        .doesNotContainIgnoringCase("<script>alert")
                        .doesNotContain("'x'");
            }
        }
        assertThat(one).content().doesNotContainIgnoringCase("<script>alert").doesNotContain("<!-- \"q\"");
    }

    @Test
    void theFirstViewAndNorthComeFromGpano() throws IOException {
        Xmp xmp = TestPictures.gpano(
                "PoseHeadingDegrees",
                "200",
                "PosePitchDegrees",
                "5",
                "PoseRollDegrees",
                "-3",
                "InitialViewHeadingDegrees",
                "170.5",
                "InitialViewPitchDegrees",
                "-10",
                "InitialHorizontalFOVDegrees",
                "60");
        make(pictures.write("lake.png", 64, 32, xmp));

        JsonNode place = json().at("/places/0");
        assertThat(place.path("view").toString()).isEqualTo("{\"yaw\":-29.5,\"pitch\":-10,\"fov\":60}");
        assertThat(place.path("north").asDouble()).isEqualTo(200);
        assertThat(place.at("/versions/0/pose").toString()).isEqualTo("{\"pitch\":5,\"roll\":-3}");
    }

    @Test
    void aPartOfASphereSaysWhereItLies() throws IOException {
        Xmp xmp = TestPictures.gpano(
                "FullPanoWidthPixels",
                "400",
                "FullPanoHeightPixels",
                "200",
                "CroppedAreaLeftPixels",
                "200",
                "CroppedAreaTopPixels",
                "20",
                "CroppedAreaImageWidthPixels",
                "100",
                "CroppedAreaImageHeightPixels",
                "60");
        make(pictures.write("part.png", 100, 60, xmp));

        JsonNode tiles = json().at("/places/0/versions/0/tiles");
        assertThat(tiles.path("width").asInt()).isEqualTo(400);
        assertThat(tiles.path("left").asInt()).isEqualTo(200);
        assertThat(tiles.path("top").asInt()).isEqualTo(20);
        assertThat(tiles.path("coveredWidth").asInt()).isEqualTo(100);
        // Its middle: 50 of 400 columns right of the centre, 50 of 200 rows below the top.
        assertThat(json().at("/places/0/view").toString()).isEqualTo("{\"yaw\":45,\"pitch\":45,\"fov\":90}");
    }

    @Test
    void eachEyeOfAStereoPictureHasTiles() throws IOException {
        make(pictures.write("lake_TB.png", 64, 64, Xmp.EMPTY));

        JsonNode version = json().at("/places/0/versions/0");
        assertThat(version.path("stereo").asText()).isEqualTo("top-bottom");
        assertThat(version.at("/tiles/eyes").asInt()).isEqualTo(2);
        assertThat(version.at("/tiles/height").asInt()).isEqualTo(32);
        assertThat(room.resolve(tiles(json(), 0, 0)).resolve("0/r0_0.webp")).isRegularFile();
    }

    @Test
    void aFilmIsCopiedAndShownWithThePictureOfItsName() throws IOException {
        Path lake = pictures.sphere("lake.png");
        Path film = film("lake-journey.mp4");

        make(lake, film);

        JsonNode version = json().at("/places/0/versions/1");
        assertThat(version.path("kind").asText()).isEqualTo("film");
        assertThat(version.path("title").asText()).isEqualTo("Journey");
        assertThat(version.at("/video/width").asInt()).isEqualTo(64);
        assertThat(version.at("/video/height").asInt()).isEqualTo(32);
        assertThat(room.resolve(version.at("/video/path").asText())).hasSameBinaryContentAs(film);
    }

    @Test
    void aFilmIsShownWithThePictureOfItsRecipe() throws IOException {
        Path lake = pictures.sphere("lake.png");
        Path film = film("trip.mp4", pictures.recipe(lake));

        make(pictures.sphere("a.png"), film, lake);

        JsonNode place = json().at("/places/1");
        assertThat(ids(place.path("versions"))).containsExactly("original", "trip");
        assertThat(place.at("/versions/1/video/sound").asBoolean(true)).isFalse();
        assertThat(place.at("/versions/1/recipe/command").asText())
                .startsWith("dreamsphere journey lake.png --class hen");
    }

    @Test
    void aFilmAloneHasItsFirstFrameAsThumbnail() throws IOException {
        make(film("alone.mp4"));

        assertThat(ImageReader.read(room.resolve("s/alone/thumb.jpg")).image().width())
                .isEqualTo(480);
        assertThat(warnings).isEmpty();
    }

    private Path film(String name) throws IOException {
        return film(name, Xmp.EMPTY);
    }

    private Path film(String name, Xmp xmp) throws IOException {
        Optional<Ffmpeg> ffmpeg = Ffmpeg.find();
        assumeTrue(ffmpeg.isPresent(), "there is no ffmpeg");
        for (int i = 0; i < 3; i++) {
            pictures.sphere("frame" + i + ".png");
        }
        Path plain = folder.resolve("plain.mp4");
        Path frames = folder.resolve("pictures/frame%d.png");
        ffmpeg.get().encode(frames, 3, new Ffmpeg.Rate(10, 64, 32), plain);
        Path film = folder.resolve(name);
        SphericalVideo.mark(plain, film, xmp);
        return film;
    }

    @Test
    void aBrokenFilmIsRefused() throws IOException {
        Path film = Files.write(folder.resolve("broken.mp4"), new byte[100]);

        assertThatThrownBy(() -> make(film)).isInstanceOf(IOException.class).hasMessageStartingWith(film.toString());
        assertThat(room).doesNotExist();
    }

    @Test
    void aFolderThatHoldsOtherThingsIsLeftAsItIs() throws IOException {
        Files.createDirectory(room);
        Files.writeString(room.resolve("thesis.txt"), "mine");
        Path lake = pictures.sphere("lake.png");

        assertThatThrownBy(() -> make(lake)).isInstanceOf(FileException.class).hasMessageContaining("not empty");
        assertThat(entries(room)).containsExactly("thesis.txt");
    }

    @Test
    void whatARoomNeverWritesStaysInItsFolder() throws IOException {
        Path lake = pictures.sphere("lake.png");
        make(lake);
        Path mine = Files.createDirectories(room.resolve("s/lake/mine")).resolve("a.txt");
        Path own = Files.createDirectories(room.resolve("s/own")).resolve("b.txt");
        Path gone = Files.createDirectories(room.resolve("s/gone/original-0123456789"));
        Files.writeString(mine, "mine");
        Files.writeString(own, "mine");
        Files.writeString(room.resolve("s/gone/index.html"), "a page of the room");
        Files.createDirectories(room.resolve("v"));
        Files.writeString(room.resolve("v/holiday.mp4"), "mine");

        make(lake);

        assertThat(mine).exists();
        assertThat(own).exists();
        assertThat(room.resolve("v/holiday.mp4")).exists();
        assertThat(gone).doesNotExist();
        assertThat(room.resolve("s/gone")).doesNotExist();
    }

    @Test
    void aFileOfOneRoomIsReplacedAndNoOther() throws IOException {
        Path lake = pictures.sphere("lake.png");
        Path page = folder.resolve("page.html");
        Files.writeString(page, "<p>mine");

        assertThatThrownBy(() -> Rooms.make(RoomRequest.of(List.of(lake), page), events))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("page.html: this file is no room and would be lost");
        assertThat(page).hasContent("<p>mine");

        Path one = folder.resolve("one.html");
        Rooms.make(RoomRequest.of(List.of(lake), one), events);
        Rooms.make(RoomRequest.of(List.of(lake), one), events);
        assertThat(one).exists();
    }

    @Test
    void aFolderWithAForeignRoomFileIsLeftAsItIs() throws IOException {
        Files.createDirectory(room);
        Files.writeString(room.resolve("room.json"), "{\"rooms\": 3}");
        Path lake = pictures.sphere("lake.png");

        assertThatThrownBy(() -> make(lake)).isInstanceOf(FileException.class).hasMessageContaining("no room");
        Files.writeString(room.resolve("room.json"), "no json");
        assertThatThrownBy(() -> make(lake))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("not valid JSON (line 1)");
        Files.write(room.resolve("room.json"), new byte[] {0, 0, 0, '{', 0, 0});
        assertThatThrownBy(() -> make(lake))
                .isInstanceOf(FileException.class)
                .hasMessage(room.resolve("room.json") + ": is no JSON in UTF-8");
        assertThat(entries(room)).containsExactly("room.json");
    }

    @Test
    void idsInARoomFileThatLeadElsewhereAreRefused() throws IOException {
        Path lake = pictures.sphere("lake.png");
        make(lake);
        Path file = room.resolve("room.json");
        Files.writeString(file, Files.readString(file).replace("\"id\" : \"lake\"", "\"id\" : \"../../x\""));

        assertThatThrownBy(() -> make(lake)).isInstanceOf(FileException.class).hasMessageContaining("'../../x'");
    }

    @Test
    void aRoomIsNotMadeOfItsOwnFiles() throws IOException {
        make(pictures.sphere("lake.png"));

        assertThatThrownBy(() -> make(room)).isInstanceOf(FileException.class).hasMessageContaining("within the room");
        assertThatThrownBy(() -> make(room.resolve("preview.jpg"))).hasMessageContaining("within the room");
    }

    @Test
    void aRoomIsNotMadeOfAnotherRoom() throws IOException {
        make(pictures.sphere("lake.png"));

        assertThatThrownBy(() -> Rooms.make(RoomRequest.of(List.of(room), folder.resolve("other")), events))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("this is a room; name the pictures");
        assertThat(folder.resolve("other")).doesNotExist();
    }

    @Test
    void anEmptyFolderAndOneWithHiddenFilesBecomeRooms() throws IOException {
        Files.createDirectories(room.resolve(".git"));

        make(pictures.sphere("lake.png"));

        assertThat(room.resolve("index.html")).isRegularFile();
        assertThat(room.resolve(".git")).isDirectory();
    }

    @Test
    void whatIsNoSphereIsToldBeforeAnythingIsWritten() throws IOException {
        Path flat = pictures.write("flat.png", 50, 40, Xmp.EMPTY);
        Path lake = pictures.sphere("lake.png");

        assertThatThrownBy(() -> make(lake, flat))
                .isInstanceOf(UnknownCoverageException.class)
                .hasMessageStartingWith(flat.toString());
        assertThatThrownBy(() -> make(lake, folder.resolve("none.jpg"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> make(Files.createDirectory(folder.resolve("empty"))))
                .hasMessageContaining("no picture");
        assertThatThrownBy(() -> make(folder.resolve("none.jpg"), lake, flat))
                .hasMessageContainingAll("2 files cannot be shown", "none.jpg: there is no such file", flat.toString());
        assertThat(entries(folder)).doesNotContain("room");
    }

    @Test
    void whatCannotBeShownInAFolderIsLeftOut() throws IOException {
        Path flat = pictures.write("flat.png", 50, 40, Xmp.EMPTY);
        pictures.sphere("lake.png");

        make(folder.resolve("pictures"));

        assertThat(ids(json().path("places"))).contains("lake").doesNotContain("flat");
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith(flat.toString())
                .endsWith("it is left out");
        Files.delete(folder.resolve("pictures/lake.png"));
        assertThatThrownBy(() -> make(folder.resolve("pictures"))).hasMessageContaining("none of its pictures");
    }

    @Test
    void aFolderStandsForItsPictures() throws IOException {
        pictures.sphere("b.png");
        pictures.sphere("a.png");
        Files.writeString(folder.resolve("pictures/notes.txt"), "none");

        make(folder.resolve("pictures"));

        assertThat(json().at("/places/0/id").asText()).isEqualTo("a");
        assertThat(json().at("/places/1/id").asText()).isEqualTo("b");
    }

    @Test
    void theSamePictureTwiceIsShownOnce() throws IOException {
        Path lake = pictures.sphere("lake.png");
        Path copy = Files.copy(lake, folder.resolve("copy.png"));

        make(lake, copy);

        assertThat(json().path("places")).hasSize(1);
        assertThat(warnings).containsExactly(copy + ": is left out, the same picture as " + lake);
    }

    @Test
    void dreamsAreFoundByTheNameOfACopyToo() throws IOException {
        Path lake = pictures.sphere("a.png");
        Path copy = Files.copy(lake, folder.resolve("lake.png"));

        make(lake, copy, pictures.sphere("lake-dream2.png"));

        assertThat(json().path("places")).hasSize(1);
        assertThat(json().at("/places/0/versions/1/title").asText()).isEqualTo("Dream 2");
    }

    @Test
    void ofTwoRunsAtOnceTheSecondIsRefused() throws IOException {
        Path lake = pictures.sphere("lake.png");
        try (TargetLock lock = TargetLock.of(room)) {
            assertThatThrownBy(() -> make(lake)).isInstanceOf(BusyException.class);
            assertThat(lock).isNotNull();
        }
        assertThat(room).doesNotExist();
    }

    @Test
    void aCancelledRunLeavesNothing() throws IOException {
        Path lake = pictures.sphere("lake.png");
        Events cancelling = new Events() {
            @Override
            public Activity begin(String name) {
                return new Activity() {
                    @Override
                    public void report(String stage, long done, long total) {
                        // Nothing to show.
                    }

                    @Override
                    public boolean cancelled() {
                        return true;
                    }
                };
            }
        };

        assertThatThrownBy(() -> Rooms.make(RoomRequest.of(List.of(lake), room), cancelling))
                .isInstanceOf(Cancelled.class);
        assertThat(entries(folder)).containsExactly("pictures");
    }

    @Test
    void oneFileHoldsAllTilesAndNamesItsScriptsInItsPolicy() throws IOException {
        Path one = folder.resolve("one.html");
        Path lake = pictures.write("lake_LR.png", 2200, 550, Xmp.EMPTY);
        Rooms.make(RoomRequest.of(List.of(lake), one), events);

        String page = Files.readString(one);
        JsonNode json = new ObjectMapper().readTree(between(page, "id=\"room\">", "</script>"));
        JsonNode tiles = json.at("/places/0/versions/0/tiles");
        assertThat(tiles.path("data").fieldNames()).toIterable().contains("0/0_0", "0/r0_0", "1/0_1");
        assertThat(tiles.at("/data/0~10_0").asText()).startsWith("data:image/webp;base64,");
        assertThat(json.at("/places/0/thumbnail").asText()).startsWith("data:image/jpeg;base64,");
        for (String inline : List.of(
                between(page, "<script type=\"importmap\">", "</script>"),
                between(page, "<script type=\"module\">", "</script>"),
                between(page, "<style>", "</style>"))) {
            assertThat(page).contains("'sha256-" + Page.base64(Digests.sha256(inline.getBytes())) + "'");
        }
        assertThat(page)
                .doesNotContain("<!-- room -->", "<!-- head -->")
                .doesNotContainPattern("(src|href)=\"(?!data:|#)");
    }

    @Test
    void oneFileIsAtMost4096WideAndHoldsNoFilms() throws IOException {
        Path one = folder.resolve("one.html");
        Path wide = pictures.write("wide.png", 4100, 2050, Xmp.EMPTY);
        Rooms.make(RoomRequest.of(List.of(wide, film("wide.mp4")), one), events);

        JsonNode json = new ObjectMapper().readTree(between(Files.readString(one), "id=\"room\">", "</script>"));
        assertThat(json.at("/places/0/versions/0/tiles/width").asInt()).isEqualTo(2050);
        assertThat(json.at("/places/0/versions")).hasSize(1);
        assertThat(warnings).singleElement().asString().contains("films");
    }

    @Test
    void cardsNeedTheAddressOfTheRoom() throws IOException {
        Path lake = pictures.sphere("lake.png");
        make(lake);
        assertThat(room.resolve("index.html")).content().doesNotContain("og:image");

        Rooms.make(
                new RoomRequest(
                        List.of(lake),
                        room,
                        new RoomRequest.Texts(Optional.of("Dreams"), Optional.of("Of \"water\"")),
                        Optional.of(RoomRequest.url("https://example.org/room")),
                        Optional.empty(),
                        Optional.empty()),
                events);

        assertThat(room.resolve("index.html"))
                .content()
                .contains("content=\"https://example.org/room/s/lake/preview.jpg\"", "<title>Dreams</title>")
                .contains("content=\"Of &quot;water&quot;\"");
        assertThat(room.resolve("s/lake/index.html"))
                .content()
                .contains("content=\"https://example.org/room/s/lake/\"", "url=../../index.html#s=lake");
        assertThat(ImageReader.read(room.resolve("s/lake/preview.jpg")).image().width())
                .isEqualTo(1200);
        make(lake);
        assertThat(json().path("title").asText()).isEqualTo("Dreams");
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }

    private static List<String> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
