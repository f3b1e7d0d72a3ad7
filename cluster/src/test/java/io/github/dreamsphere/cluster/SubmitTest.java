package io.github.dreamsphere.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as a job of {@code spark-submit}: Spark has the jars of its distribution, and gets the program's jars by
 * {@code --jars}, as docs/cluster.md says. The script {@code spark-submit} only starts the class that this test starts.
 */
class SubmitTest {
    private static final int PICTURES = 3;
    private static final int MOST_MINUTES = 8;
    /** What both Spark and the program use. */
    private static final Pattern SHARED =
            Pattern.compile("checker-qual-|commons-(codec|compress|io|lang3|math3|text)-|compress-lzf-|gson-"
                    + "|jackson-(annotations|core|databind)-|protobuf-java-|slf4j-api-|stream-");

    private static final Path JARS = Path.of("target", "dreamsphere").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void aSubmittedJobMakesTheSameBytes() throws Exception {
        TinyDreams dreams = new TinyDreams(folder, PICTURES);
        Path alone = dreams.alone();
        Path results = folder.resolve("results");

        assertThat(submit(dreams.words("dream", dreams.pictures().toString(), results.toString())))
                .as(Files.readString(folder.resolve("log")))
                .isZero();

        dreams.assertSameResults(results, alone);
    }

    private int submit(List<String> words) throws IOException, InterruptedException {
        Path home = distribution();
        List<Path> jars = jars();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("temporary")),
                "-cp",
                home.resolve("jars") + File.separator + "*",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local-cluster[2,1,1024]",
                "--class",
                "io.github.dreamsphere.cli.Main",
                "--jars",
                String.join(",", jars.stream().map(Path::toString).toList()),
                "--conf",
                "spark.executor.memory=512m",
                "--conf",
                "spark.executor.memoryOverhead=256m",
                "--conf",
                "spark.task.maxFailures=2",
                jars.get(0).toString(),
                "cluster"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("SPARK_HOME", home.toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** A folder with Spark's jars, as its distribution has them. */
    private Path distribution() throws IOException {
        Path home = folder.resolve("spark");
        Path jars = Files.createDirectories(home.resolve("jars"));
        try (Stream<Path> own = Files.list(JARS.resolve("spark"));
                Stream<Path> libraries = Files.list(JARS.resolve("libraries"))) {
            Stream<Path> shared = libraries.filter(
                    file -> SHARED.matcher(file.getFileName().toString()).lookingAt());
            for (Path jar : Stream.concat(own, shared).toList()) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
            }
        }
        return home;
    }

    /** The jars of the program; the first is that of the command. */
    private List<Path> jars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path place = Path.of(entry);
            if (place.endsWith(Path.of("target", "classes"))) {
                place = jar(place);
            } else if (!place.getFileName().toString().matches("dreamsphere-.*(?<!-tests)\\.jar")) {
                continue;
            }
            jars.add(place.toString().contains("cli") ? 0 : jars.size(), place);
        }
        try (Stream<Path> libraries = Files.list(JARS.resolve("libraries"))) {
            // Spark has its own log.
            libraries
                    .filter(file -> !file.getFileName().toString().startsWith("logback"))
                    .sorted()
                    .forEach(jars::add);
        }
        return jars;
    }

    private Path jar(Path classes) throws IOException {
        Path jar = folder.resolve(classes.getName(classes.getNameCount() - 3) + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream written = new JarOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            written.setLevel(0);
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                written.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, written);
                written.closeEntry();
            }
        }
        return jar;
    }
}
