package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.PictureFiles;
import io.github.dreamsphere.viewer.TestSphere;
import io.github.dreamsphere.viewer.scene.Outlook;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.snapshot.TracedView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
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
    private static final String DISPLAY = ":87";
    /** Two different views of the test's sphere are less alike than this. */
    private static final double SAME = 40;
    /** A view is more like its definition than this, unless only its overview is there. */
    private static final double SHARP = 32;

    private Path folder;
    private final List<Process> started = new ArrayList<>();
    private int shots;

    @BeforeEach
    void openDisplay(TestInfo test) throws Exception {
        folder = Path.of("target", "window", test.getTestMethod().orElseThrow().getName())
                .toAbsolutePath();
        Assumptions.assumeTrue(has("Xvfb") && has("xdotool"), "Xvfb and xdotool are needed to drive a window");
        Files.createDirectories(folder);
        try (var old = Files.list(folder)) {
            for (Path file : old.toList()) {
                delete(file);
            }
        }
        start("Xvfb", DISPLAY, "-screen", "0", "320x200x24");
    }

    private static void delete(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            try (var inside = Files.list(file)) {
                for (Path below : inside.toList()) {
                    Files.delete(below);
                }
            }
        }
        Files.delete(file);
    }

    @AfterEach
    void closeDisplay() {
        started.forEach(Process::destroyForcibly);
    }

    private static boolean has(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, program)));
    }

    private Process start(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DISPLAY", DISPLAY);
        builder.environment().remove("WAYLAND_DISPLAY");
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private void xdo(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        assertThat(start(command.toArray(String[]::new)).waitFor()).isZero();
    }

    /** Has the window save its view, and reads it. */
    private Image shot(String stem) throws Exception {
        shots++;
        Path file = folder.resolve(stem + String.format("-view-%03d.png", shots));
        xdo("key", "s");
        while (!Files.exists(file)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return ImageReader.read(file).image();
    }

    /** The view once all cells have arrived that it shows. */
    private Image sharp(SphereImage sphere) throws Exception {
        Image expected = new TracedView(sphere, Rotation.IDENTITY, 3)
                .draw(Outlook.LEVEL.firstCamera(Projection.RECTILINEAR), 320, 200);
        Image seen = shot("a");
        while (Psnr.psnr(seen, expected) < SHARP) {
            seen = shot("a");
        }
        return seen;
    }

    private Process open(Path picture) throws Exception {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process window = start(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WindowProgram.class.getName(),
                picture.toString());
        awaitWindow(picture.getFileName().toString());
        return window;
    }

    @Test
    void dragWheelAndKeysChangeTheView() throws Exception {
        SphereImage sphere = TestSphere.full(1024);
        Path picture = PictureFiles.write(sphere.image(), folder.resolve("a.png"));
        PictureFiles.write(PictureFiles.even(256, 0.5f), folder.resolve("b.png"));
        Process window = open(picture);
        Image first = sharp(sphere);

        xdo("mousemove", "160", "100", "mousedown", "1", "mousemove", "120", "90", "mousemove", "60", "80");
        xdo("mouseup", "1");
        Image dragged = shot("a");
        assertThat(Psnr.psnr(first, dragged)).isLessThan(SAME);

        xdo("key", "r");
        assertThat(Psnr.psnr(first, shot("a"))).isGreaterThan(SAME);
        xdo("mousemove", "200", "80", "click", "4", "click", "4", "click", "4");
        assertThat(Psnr.psnr(first, shot("a"))).isLessThan(SAME);
        xdo("key", "p");
        assertThat(Psnr.psnr(dragged, shot("a"))).isLessThan(SAME);
        xdo("key", "h");
        xdo("key", "n");
        awaitWindow("b.png");
        shots = 0;
        assertThat(shot("b").get(100, 100, 0)).isBetween(0.48f, 0.52f);
        xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    /** Files and folders are dropped; a broken and a vanished picture are passed over; the window shrinks to a pixel. */
    @Test
    void dropsBrokenPicturesAndTheSmallestWindowAreBorne() throws Exception {
        Assumptions.assumeTrue(
                start("/usr/bin/python3", "-c", "import Xlib").waitFor() == 0, "python3-xlib is needed to drop files");
        Process window = open(PictureFiles.write(PictureFiles.even(256, 0.2f), folder.resolve("a.png")));
        Path inside = Files.createDirectories(folder.resolve("dropped"));
        PictureFiles.write(PictureFiles.even(256, 0.8f), inside.resolve("c.png"));
        Files.writeString(inside.resolve("d.jpg"), "no picture");
        Path vanishing = PictureFiles.write(PictureFiles.even(256, 0.5f), inside.resolve("e.png"));

        drop("a.png", inside);
        awaitWindow("c.png");
        assertThat(shot("c").get(100, 100, 0)).isBetween(0.78f, 0.82f);
        Files.delete(vanishing);
        shots = 0;
        xdo("key", "n");
        TimeUnit.MILLISECONDS.sleep(500);
        xdo("search", "--name", "dreamsphere", "windowsize", "1", "1");
        xdo("search", "--name", "dreamsphere", "windowsize", "300", "150");
        drop("c.png", folder.resolve("a.png"), inside.resolve("c.png"));
        awaitWindow("a.png");
        assertThat(shot("a").get(100, 100, 0)).isBetween(0.18f, 0.22f);
        xdo("key", "Escape");
        assertThat(window.waitFor()).isZero();
    }

    private void drop(String title, Path... files) throws Exception {
        Path script = folder.resolve("drop.py");
        try (InputStream in = ViewerWindowTest.class.getResourceAsStream("drop.py")) {
            Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
        }
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", script.toString(), title));
        Stream.of(files).map(Path::toString).forEach(command::add);
        assertThat(start(command.toArray(String[]::new)).waitFor()).isZero();
    }

    private void awaitWindow(String title) throws Exception {
        while (start("xdotool", "search", "--name", title).waitFor() != 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
