package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.PictureFiles;
import io.github.dreamsphere.viewer.TestSphere;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.scene.PanoramaPose;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.snapshot.TracedView;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** A window on a display of its own (Xvfb), driven by xdotool; its pictures stay in target/window. */
@Timeout(240)
class ViewerWindowTest {
    /** Two different views of the test's sphere are less alike than this. */
    private static final double SAME = 40;
    /** A view is more like its definition than this, unless only its overview is there. */
    private static final double SHARP = 32;

    private Desktop desktop;
    private Path folder;

    @BeforeEach
    void openDisplay(TestInfo test) throws Exception {
        desktop = new Desktop(
                Path.of("target", "window", test.getTestMethod().orElseThrow().getName()));
        folder = desktop.folder();
    }

    @AfterEach
    void closeDisplay() {
        if (desktop != null) {
            desktop.close();
        }
    }

    /** The view once all cells have arrived that it shows. */
    private Image sharp(SphereImage sphere) throws Exception {
        Image expected = new TracedView(sphere, Rotation.IDENTITY, 3)
                .draw(PanoramaPose.LEVEL.firstCamera(Projection.RECTILINEAR), Desktop.WIDTH, Desktop.HEIGHT);
        Image seen = desktop.shot("a");
        while (Psnr.psnr(seen, expected) < SHARP) {
            seen = desktop.shot("a");
        }
        return seen;
    }

    private Process open(Path picture) throws Exception {
        Process window = desktop.open(Map.of(), picture.toString(), HeadsetChoice.NONE.name());
        desktop.awaitWindow(picture.getFileName().toString());
        return window;
    }

    @Test
    void dragWheelAndKeysChangeTheView() throws Exception {
        SphereImage sphere = TestSphere.full(1024);
        Path picture = PictureFiles.write(sphere.image(), folder.resolve("a.png"));
        PictureFiles.write(PictureFiles.even(256, 0.5f), folder.resolve("b.png"));
        Process window = open(picture);
        Image first = sharp(sphere);

        desktop.xdo("mousemove", "160", "100", "mousedown", "1", "mousemove", "120", "90", "mousemove", "60", "80");
        desktop.xdo("mouseup", "1");
        Image dragged = desktop.shot("a");
        assertThat(Psnr.psnr(first, dragged)).isLessThan(SAME);

        desktop.xdo("key", "r");
        assertThat(Psnr.psnr(first, desktop.shot("a"))).isGreaterThan(SAME);
        desktop.xdo("mousemove", "200", "80", "click", "4", "click", "4", "click", "4");
        assertThat(Psnr.psnr(first, desktop.shot("a"))).isLessThan(SAME);
        desktop.xdo("key", "p");
        assertThat(Psnr.psnr(dragged, desktop.shot("a"))).isLessThan(SAME);
        desktop.xdo("key", "h");
        desktop.xdo("key", "n");
        desktop.awaitWindow("b.png");
        desktop.countShotsAnew();
        awaitGrey("b", 0.5f);
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    @Test
    void closesWhenTheProgramIsAskedToEnd() throws Exception {
        Process window = open(PictureFiles.write(PictureFiles.even(256, 0.5f), folder.resolve("a.png")));
        window.destroy();
        window.waitFor();
        assertThat(desktop.lines()).last().isEqualTo("closed");
    }

    /** Files and folders are dropped; a broken and a vanished picture are passed over; the window shrinks to a pixel. */
    @Test
    void dropsBrokenPicturesAndTheSmallestWindowAreBorne() throws Exception {
        Assumptions.assumeTrue(
                desktop.start("/usr/bin/python3", "-c", "import Xlib").waitFor() == 0,
                "python3-xlib is needed to drop files");
        Process window = open(PictureFiles.write(PictureFiles.even(256, 0.2f), folder.resolve("a.png")));
        Path inside = Files.createDirectories(folder.resolve("dropped"));
        PictureFiles.write(PictureFiles.even(256, 0.8f), inside.resolve("c.png"));
        Files.writeString(inside.resolve("d.jpg"), "no picture");
        Path vanishing = PictureFiles.write(PictureFiles.even(256, 0.5f), inside.resolve("e.png"));

        drop("a.png", inside);
        desktop.awaitWindow("c.png");
        awaitGrey("c", 0.8f);
        Files.delete(vanishing);
        desktop.countShotsAnew();
        desktop.xdo("key", "n");
        TimeUnit.MILLISECONDS.sleep(500);
        resize(1, 1);
        resize(300, 150);
        assertThat(desktop.lines()).anyMatch(line -> line.contains("d.jpg") && line.contains("is not a JPEG"));
        assertThat(desktop.lines()).anyMatch(line -> line.contains("e.png") && line.contains("no such file"));
        desktop.countShotsAnew();
        drop("c.png", folder.resolve("a.png"), inside.resolve("c.png"));
        desktop.awaitWindow("a.png");
        awaitGrey("a", 0.2f);
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    /** Until an even picture is seen as bright as it is; a picture comes out of the dark. */
    private void awaitGrey(String name, float level) throws Exception {
        while (Math.abs(desktop.shot(name).get(100, 100, 0) - level) > 0.02) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Until the window draws views of that size. */
    private void resize(int width, int height) throws Exception {
        desktop.xdo("search", "--name", " - dreamsphere", "windowsize", "" + width, "" + height);
        awaitShotOf(width, height);
    }

    private void awaitShotOf(int width, int height) throws Exception {
        Image shot = desktop.shot("c");
        while (shot.width() != width || shot.height() != height) {
            shot = desktop.shot("c");
        }
    }

    @Test
    void keysTurnByThemselvesFillTheScreenAndChooseVersions() throws Exception {
        SphereImage sphere = TestSphere.full(512);
        Path picture = PictureFiles.write(sphere.image(), folder.resolve("c.png"));
        Path dream = PictureFiles.write(PictureFiles.even(256, 0.8f), folder.resolve("dream.png"));
        Process window = desktop.open(Map.of(), picture.toString(), dream.toString(), HeadsetChoice.NONE.name());
        desktop.awaitWindow("c.png");
        resize(200, 120);
        desktop.xdo("key", "F11");
        awaitShotOf(Desktop.WIDTH, Desktop.HEIGHT);
        desktop.xdo("key", "Escape");
        awaitShotOf(200, 120);

        desktop.xdo("key", "a");
        Image before = desktop.shot("c");
        TimeUnit.SECONDS.sleep(1);
        assertThat(Psnr.psnr(before, desktop.shot("c"))).isLessThan(SAME);
        desktop.xdo("key", "a");
        desktop.xdo("key", "f");
        Image fishEye = desktop.shot("c");
        assertThat(Psnr.psnr(before, fishEye)).isLessThan(SAME);
        desktop.xdo("key", "2");
        // The screenshot takes the name of the version that is mostly seen.
        desktop.awaitShot("dream");
        desktop.xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
        assertThat(desktop.lines()).last().isEqualTo("closed");
    }

    @Test
    void aFolderWithoutPicturesIsALine() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Process window = desktop.open(Map.of(), empty.toString(), HeadsetChoice.NONE.name());
        assertThat(window.waitFor()).isEqualTo(1);
        assertThat(desktop.lines()).last().asString().startsWith("failed: ").contains("no pictures");
        assertThat(desktop.lines()).noneMatch(line -> line.contains("Exception"));
    }

    private void drop(String title, Path... files) throws Exception {
        Path script = folder.resolve("drop.py");
        try (InputStream in = ViewerWindowTest.class.getResourceAsStream("drop.py")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString(), title));
        Stream.of(files).map(Path::toString).forEach(command::add);
        assertThat(desktop.start(command.toArray(String[]::new)).waitFor()).isZero();
    }
}
