package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command in a Java of its own, which works in a folder. */
final class FreshProcess {
    private static final long MOST_MINUTES = 5;

    private final Path folder;
    private final Map<String, String> environment;

    /** @param environment variables that are set besides this process's */
    FreshProcess(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Runs command lines one after the other in one process; each must succeed. Gives what the process said. */
    String run(List<String> lines) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx500m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                FreshProcess.class.getName()));
        command.addAll(lines);
        Path said = Files.createTempFile("said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
            String text = Files.readString(said, StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(text).isZero();
            return text;
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }

    /** Runs the command lines that are its arguments, until one fails. */
    public static void main(String[] lines) throws IOException {
        CacheFolder.apply(System.getenv());
        Terminal terminal = new Terminal(System.out, System.err, false);
        for (String line : lines) {
            int code = new Main(Subcommands.all(), terminal).run(List.of(line.split(" ")));
            if (code != ExitCode.DONE) {
                System.exit(code);
            }
        }
        System.exit(ExitCode.DONE);
    }

    /** The files in {@code folder} by their paths. */
    static SortedMap<String, byte[]> files(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
