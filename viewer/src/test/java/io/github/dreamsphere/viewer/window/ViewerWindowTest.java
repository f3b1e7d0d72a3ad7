package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.viewer.PictureFiles;
import io.github.dreamsphere.viewer.TestSphere;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A window on a display of its own (Xvfb), driven by xdotool; its pictures stay in target/window. */
@Timeout(240)
class ViewerWindowTest {
    private static final String DISPLAY = ":87";
    /** Two different views of the test's sphere are less alike than this. */
    private static final double SAME = 40;

    private final Path folder = Path.of("target", "window").toAbsolutePath();
    private final List<Process> started = new ArrayList<>();
    private int shots;

    @BeforeEach
    void openDisplay() throws Exception {
        Assumptions.assumeTrue(has("Xvfb") && has("xdotool"), "Xvfb and xdotool are needed to drive a window");
        Files.createDirectories(folder);
        try (var old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        start("Xvfb", DISPLAY, "-screen", "0", "320x200x24");
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

    /** The view once it changes no more: while cells arrive it becomes sharper. */
    private Image sharp() throws Exception {
        Image last = shot("a");
        Image next = shot("a");
        while (!Arrays.equals(last.rgb(), next.rgb())) {
            last = next;
            next = shot("a");
        }
        return next;
    }

    @Test
    void dragWheelAndKeysChangeTheView() throws Exception {
        Path picture = PictureFiles.write(TestSphere.full(1024).image(), folder.resolve("a.png"));
        PictureFiles.write(PictureFiles.even(256, 0.5f), folder.resolve("b.png"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process window = start(
                java.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WindowProgram.class.getName(),
                picture.toString());
        awaitWindow("a.png");
        Image first = sharp();

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

    private void awaitWindow(String title) throws Exception {
        while (start("xdotool", "search", "--name", title).waitFor() != 0) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
