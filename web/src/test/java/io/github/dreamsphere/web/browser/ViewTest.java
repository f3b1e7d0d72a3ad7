package io.github.dreamsphere.web.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.ViewRequest;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.viewer.scene.Eye;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page shows is what {@code dreamsphere view --snapshot} draws. */
class ViewTest extends BrowserTest {
    @BeforeEach
    void still() throws IOException {
        page.reduceMotion();
    }

    /** In decibels. The page reads one ray for each pixel, the snapshot the mean of many. */
    private static final double LEAST_PSNR = 37;

    @ParameterizedTest
    @CsvSource({
        "front, lake, lake.jpg, 0, 0, 90",
        "seam, lake, lake.jpg, 180, -5, 90",
        "zenith, lake, lake.jpg, 30, 90, 90",
        "nadir, lake, lake.jpg, -50, -90, 90",
        "near, lake, lake.jpg, 20, -10, 25",
        "posed, posed, posed.jpg, 40, 10, 90",
        "part, part, part.jpg, 10, 25, 100",
    })
    void showsWhatASnapshotShows(String name, String place, String picture, double yaw, double pitch, double fov)
            throws IOException, InterruptedException {
        page.openRoom(address(link(place, yaw, pitch, fov)));

        Image shown = page.sphere("view-" + name);

        double psnr = Psnr.psnr(shown, snapshot(picture, yaw, pitch, fov));
        System.out.printf(Locale.ROOT, "page against snapshot, %s: %.1f dB%n", name, psnr);
        assertThat(psnr).as(name).isGreaterThan(LEAST_PSNR);
    }

    @Test
    void tilesSharpenOnZoom() throws IOException, InterruptedException {
        page.size(120, 68, false);
        page.openRoom(address(link("lake", 0, 0, 90)));
        long before = page.requests().stream()
                .filter(url -> url.contains("/original/2/"))
                .count();

        page.size(WIDTH, HEIGHT, false);
        for (int i = 0; i < 12; i++) {
            page.mouse("mouseWheel", WIDTH / 2, HEIGHT / 2, -150);
        }
        awaitLink("fov < 30");
        awaitRest();
        page.awaitSharp();
        double fov = link("fov");

        assertThat(before).as("tiles of the finest level while far").isZero();
        assertThat(page.requests()).anyMatch(url -> url.contains("/original/2/"));
        Image near = page.sphere("zoom-near");
        assertThat(Psnr.psnr(near, snapshot("lake.jpg", link("yaw"), link("pitch"), fov)))
                .isGreaterThan(LEAST_PSNR - 3);
    }

    @Test
    void onePictureFirstThenTheRest() throws IOException, InterruptedException {
        page.openRoom(address(link("lake", 0, 0, 90)));

        assertThat(page.requests().stream()
                        .filter(url -> url.endsWith(".jpg"))
                        .findFirst()
                        .orElseThrow())
                .as("the first tile asked for")
                .contains("/original/0/0_0");
    }

    private static String link(String place, double yaw, double pitch, double fov) {
        return "s=" + place + "&yaw=" + yaw + "&pitch=" + pitch + "&fov=" + fov;
    }

    private Image snapshot(String picture, double yaw, double pitch, double fov) throws IOException {
        Path file = Files.createTempFile("dreamsphere-snapshot", ".png");
        try (Dreamsphere dreamsphere = Dreamsphere.open()) {
            ViewRequest request = ViewRequest.of(yaw, pitch).withFov(fov).withSize(WIDTH, HEIGHT);
            assertThat(request.eye()).isEqualTo(Eye.LEFT);
            dreamsphere.view(room.picture(picture), request, file);
            return ImageReader.read(file).image();
        } finally {
            Files.delete(file);
        }
    }
}
