package io.github.dreamsphere.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.ViewRequest;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.SphericalVideo;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.web.room.RoomRequest;
import io.github.dreamsphere.web.room.Rooms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rooms as {@code dreamsphere room} makes them, in the browser. */
class RealRoomTest extends BrowserTest {
    private static final double LEAST_PSNR = 33;
    /** What may come before the first picture, in bytes. */
    private static final long FIRST_PICTURE = 200_000;

    @TempDir
    static Path common;

    @TempDir
    Path folder;

    private List<Path> pictures() {
        return List.of(
                room.picture("lake.jpg"),
                room.picture("lake-dream.jpg"),
                room.picture("posed.jpg"),
                room.picture("part.jpg"));
    }

    /** A room of the pictures, made once for all tests that only look at it. */
    private Path made() throws IOException {
        Path made = common.resolve("my room");
        if (!Files.exists(made)) {
            Rooms.make(RoomRequest.of(pictures(), made), Events.NONE);
        }
        return made;
    }

    @Test
    void aFolderIsShownByItsOwnServer() throws IOException, InterruptedException {
        page.reduceMotion();

        try (SiteServer host = new SiteServer(made())) {
            page.openRoom(host.address());
            assertThat(page.requests()).noneMatch(url -> url.contains("preview.jpg"));
            assertThat(page.eval("document.querySelectorAll('#places li').length")
                            .asInt())
                    .isEqualTo(3);
            page.openRoom(host.address() + "#s=lake&yaw=180&pitch=-5&fov=90");
            assertThat(psnr(page.sphere("real-seam"), "lake.jpg", 180, -5)).isGreaterThan(LEAST_PSNR);
            page.press("d");
            page.await("document.getElementById('weight').value === '100'");
            page.awaitSharp();
            assertThat(psnr(page.sphere("real-dream"), "lake-dream.jpg", 180, -5))
                    .isGreaterThan(LEAST_PSNR);
            page.requests().removeIf(url -> url.startsWith(host.address()));
        }
    }

    @Test
    void theFirstPictureComesWithFewBytes() throws IOException, InterruptedException {
        try (SiteServer host = new SiteServer(made())) {
            // Nothing but the coarsest level arrives.
            page.before(
                    "const real = fetch; fetch = url => /\\/[1-9]\\/[r\\d_]+\\.webp$/.test(url) ? new Promise(() => 0) : real(url)");
            page.open(host.address());
            page.await("document.title.includes(' · ')");
            page.await("document.getElementById('sphere').ariaBusy === 'true'");
            Thread.sleep(1500);

            assertThat(host.bytes()).isLessThan(FIRST_PICTURE);
            System.out.println("bytes to the first picture: " + host.bytes());
            page.requests().removeIf(url -> url.startsWith(host.address()));
        }
    }

    @Test
    void aFilmIsShownAndPlays() throws IOException, InterruptedException {
        Optional<Ffmpeg> ffmpeg = Ffmpeg.find();
        Assumptions.assumeTrue(ffmpeg.isPresent(), "ffmpeg is needed to make a film");
        for (int i = 0; i < 5; i++) {
            Files.copy(room.picture("lake.jpg"), folder.resolve("frame" + i + ".jpg"));
        }
        Path film = folder.resolve("journey.mp4");
        ffmpeg.get()
                .encode(
                        folder.resolve("frame%d.jpg"),
                        5,
                        new Ffmpeg.Rate(5, SampleRoom.WIDTH, SampleRoom.WIDTH / 2),
                        film);
        Path marked = folder.resolve("marked.mp4");
        SphericalVideo.mark(film, marked);
        Path made = folder.resolve("room");
        Rooms.make(RoomRequest.of(List.of(marked), made), Events.NONE);

        try (SiteServer host = new SiteServer(made)) {
            page.openRoom(host.address() + "#yaw=180&pitch=-5&fov=90");
            page.await("!document.getElementById('tool-play').hidden");
            page.await("document.getElementById('tool-play').ariaLabel === 'Pause the film'");
            page.press("k");
            page.await("document.getElementById('tool-play').ariaLabel === 'Play the film'");
            assertThat(psnr(page.sphere("film"), "lake.jpg", 180, -5))
                    .as("the film's seam")
                    .isGreaterThan(28);
            page.requests().removeIf(url -> url.startsWith(host.address()));
        }
    }

    @Test
    void oneFileOpensWithoutAServer() throws IOException, InterruptedException {
        Path file = folder.resolve("a room.html");
        Rooms.make(RoomRequest.of(pictures(), file), Events.NONE);
        page.reduceMotion();

        page.openRoom(file.toUri() + "#s=lake&yaw=180&pitch=-5&fov=90");

        assertThat(psnr(page.sphere("one-file"), "lake.jpg", 180, -5)).isGreaterThan(LEAST_PSNR);
        assertThat(page.eval("import('room/vr.js').then(module => typeof module.Headset)")
                        .asText())
                .as("what is loaded on demand")
                .isEqualTo("function");
        page.press("r");
        page.await("document.getElementById('tool-look').ariaPressed === 'true'");
        page.press("n");
        page.await(
                "document.title.includes(' · ') && !document.title.startsWith('lake') && !document.title.startsWith('Lake')");
    }

    @Test
    void aFolderWithoutAServerSaysWhatToDo() throws IOException, InterruptedException {
        page.open(made().resolve("index.html").toUri().toString());
        page.await("document.querySelector('#still img').naturalWidth > 0");
        Thread.sleep(300);

        assertThat(page.eval("document.getElementById('still').innerText").asText())
                .contains("needs a web server", "dreamsphere room --serve", "python3 -m http.server");
        assertThat(page.eval("document.querySelector('#still img').getBoundingClientRect().top < innerHeight")
                        .asBoolean())
                .isTrue();
        page.shot("file-folder");
        assertThat(page.complaints()).allMatch(c -> c.contains("room.js") || c.contains("js/"));
        page.complaints().clear();
    }

    private double psnr(Image shown, String picture, double yaw, double pitch) throws IOException {
        Path file = folder.resolve("snapshot.png");
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            dreamsphere.view(room.picture(picture), ViewRequest.of(yaw, pitch).withSize(WIDTH, HEIGHT), file);
        }
        return Psnr.psnr(shown, ImageReader.read(file).image());
    }
}
