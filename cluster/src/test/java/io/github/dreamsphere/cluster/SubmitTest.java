package io.github.dreamsphere.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program's one jar as a job of {@code spark-submit}, as docs/cluster.md says. Spark has only the jars of its
 * distribution. The script {@code spark-submit} only starts the class that this test starts.
 */
@Tag("submit")
class SubmitTest {
    private static final int PICTURES = 3;
    private static final int MOST_MINUTES = 8;
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** What both Spark and the program use. */
    private static final Pattern SHARED =
            Pattern.compile("checker-qual-|commons-(codec|compress|io|lang3|math3|text)-|compress-lzf-|gson-"
                    + "|jackson-(annotations|core|databind)-|protobuf-java-|slf4j-api-|stream-");

    @TempDir
    private Path folder;

    @Test
    void aSubmittedJobMakesTheSameBytes() throws Exception {
        TinyDreams dreams = new TinyDreams(folder, PICTURES);
        Path results = folder.resolve("results");

        assertThat(submit(dreams.words("dream", dreams.pictures().toString(), results.toString())))
                .as(Files.readString(folder.resolve("log")))
                .isZero();

        dreams.assertSameResults(results);
    }

    private int submit(List<String> words) throws IOException, InterruptedException {
        Path home = distribution();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("temporary")),
                "-cp",
                home.resolve("jars") + File.separator + "*",
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                "local-cluster[2,1,1024]",
                TARGET.resolve("dreamsphere-spark.jar").toString(),
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
        Path own = TARGET.resolve("dreamsphere");
        try (Stream<Path> spark = Files.list(own.resolve("spark"));
                Stream<Path> libraries = Files.list(own.resolve("libraries"))) {
            Stream<Path> shared = libraries.filter(
                    file -> SHARED.matcher(file.getFileName().toString()).lookingAt());
            for (Path jar : Stream.concat(spark, shared).toList()) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
            }
        }
        return home;
    }
}
