package io.github.dreamsphere.cluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command {@code dreamsphere} in a process of its own. */
final class DreamsphereProcess implements AutoCloseable {
    /** Lets Java compile quickly, for processes that end soon. */
    static final String FAST_START = "-XX:TieredStopAtLevel=1";

    private static final int MOST_MINUTES = 5;

    private final Process process;
    private final BufferedReader out;
    private final Path err;
    private final StringBuilder lines = new StringBuilder();

    /** @param temporary the folder for temporary files, which exists; the standard error goes beside it */
    DreamsphereProcess(Path temporary, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                FAST_START,
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.dreamsphere.cli.Main"));
        command.addAll(arguments);
        err = temporary.resolveSibling(temporary.getFileName() + ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        // An executor has one thread; the results must not depend on that.
        builder.environment().put("OMP_NUM_THREADS", "2");
        process = builder.start();
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Waits for the next line of its results; null at their end. */
    String line() throws IOException {
        String line = out.readLine();
        if (line != null) {
            lines.append(line).append('\n');
        }
        return line;
    }

    /** The processes that it has started to work on pictures. */
    List<ProcessHandle> executors() {
        return process.children().toList();
    }

    /** Waits until it ends; gives its exit code. */
    int await() throws IOException, InterruptedException {
        while (line() != null) {
            // Nobody needs the other results.
            continue;
        }
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            throw new IOException("dreamsphere did not end in " + MOST_MINUTES + " minutes:\n" + err());
        }
        return process.exitValue();
    }

    /** Whether it has not ended. */
    boolean isRunning() {
        return process.isAlive();
    }

    /** Kills it, but not the processes that it has started. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** The lines that were read so far. */
    String out() {
        return lines.toString();
    }

    /** What it has said on standard error. */
    String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
