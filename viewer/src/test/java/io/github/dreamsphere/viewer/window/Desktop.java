package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A display of its own (Xvfb, of whatever number is free) with a folder, and programs on it, driven by xdotool. */
final class Desktop implements AutoCloseable {
    static final int WIDTH = 320;
    static final int HEIGHT = 200;

    private final Path folder;
    private final List<Process> started = new ArrayList<>();
    private final String display;
    private Process window;
    private int shots;

    /** Empties {@code folder}; skips the test where Xvfb or xdotool are missing. */
    Desktop(Path folder) throws IOException {
        Assumptions.assumeTrue(has("Xvfb") && has("xdotool"), "Xvfb and xdotool are needed to drive a window");
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        clear(folder);
        display = ":" + number(3);
    }

    /**
     * The number of a new display; another server may take the same one at the same time, and this one end without.
     * Without {@code -noreset} a server begins anew when its last client leaves, here xdotool while the window's program
     * is starting, and refuses who comes meanwhile.
     */
    private String number(int attempts) throws IOException {
        String screen = WIDTH + "x" + HEIGHT + "x24";
        Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", screen)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(server);
        String number = server.inputReader().readLine();
        if (number == null && attempts == 1) {
            throw new IOException("Xvfb finds no free display");
        }
        return number == null ? number(attempts - 1) : number;
    }

    private static boolean has(String program) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(bin -> Files.isExecutable(Path.of(bin, program)));
    }

    private static void clear(Path folder) throws IOException {
        try (var inside = Files.list(folder)) {
            for (Path file : inside.toList()) {
                if (Files.isDirectory(file)) {
                    clear(file);
                }
                Files.delete(file);
            }
        }
    }

    Path folder() {
        return folder;
    }

    /** Starts a program, whose output goes into the void. */
    Process start(String... command) throws IOException {
        return start(Map.of(), ProcessBuilder.Redirect.DISCARD, command);
    }

    private Process start(Map<String, String> environment, ProcessBuilder.Redirect output, String... command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output);
        builder.environment().put("DISPLAY", display);
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().putAll(environment);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /** Starts {@link WindowProgram}, whose output goes to {@code lines.txt} in the folder. */
    Process open(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WindowProgram.class.getName()));
        command.addAll(List.of(arguments));
        window = start(
                environment,
                ProcessBuilder.Redirect.to(folder.resolve("lines.txt").toFile()),
                command.toArray(String[]::new));
        return window;
    }

    /** What the window's program has printed. */
    List<String> lines() {
        try {
            return Files.readAllLines(folder.resolve("lines.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitWindow(String title) throws Exception {
        while (start("xdotool", "search", "--name", title).waitFor() != 0) {
            assertThat(window.isAlive())
                    .as(() -> "the window ended: " + lines())
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    void xdo(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(arguments));
        assertThat(start(command.toArray(String[]::new)).waitFor()).isZero();
    }

    /** Another picture's screenshots are counted from 1. */
    void countShotsAnew() {
        shots = 0;
    }

    /** Has the window save its view of the picture {@code stem}, and reads it. */
    Image shot(String stem) throws Exception {
        shots++;
        Path file = folder.resolve(stem + String.format("-view-%03d.png", shots));
        xdo("key", "s");
        while (!Files.exists(file)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return ImageReader.read(file).image();
    }

    /** Presses the key for screenshots until one is called after {@code stem}. */
    void awaitShot(String stem) throws Exception {
        Path file = folder.resolve(stem + "-view-001.png");
        while (!Files.exists(file)) {
            xdo("key", "s");
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
    }
}
