package io.github.dreamsphere.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.app.cluster.ShippedWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standalone cluster that begins a second attempt at a slow picture. */
class SpeculationTest {
    @TempDir
    private Path folder;

    @Test
    void twoAttemptsAtOnceMakeOneResult() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Path meeting = Files.createDirectory(folder.resolve("meeting"));
        Path results = folder.resolve("results");
        TinyPicture.in(pictures, "twin.png", 8, 4);
        ReportedEvents events = new ReportedEvents();
        BatchResult result;
        try (StandaloneCluster cluster = new StandaloneCluster(folder.resolve("work"), "127.0.0.1", "127.0.0.2")) {
            result = new SparkCluster()
                    .run(
                            new ShippedWork(new CopyWork(meeting.toString()), Map.of()),
                            Requests.of(
                                    cluster.address(),
                                    pictures,
                                    results,
                                    Map.of(
                                            "spark.speculation", "true",
                                            "spark.speculation.interval", "100ms",
                                            "spark.speculation.minTaskRuntime", "100ms",
                                            "spark.speculation.task.duration.threshold", "500ms")),
                            events);
        }
        assertThat(CopyWork.attempts(meeting, "twin")).isEqualTo(2);
        assertThat(result).isEqualTo(new BatchResult(1, 0, 0, 0));
        assertThat(events.failed).isEmpty();
        assertThat(results.resolve("twin.png")).hasSameBinaryContentAs(pictures.resolve("twin.png"));
        try (Stream<Path> files = Files.list(results)) {
            assertThat(files).containsExactly(results.resolve("twin.png"));
        }
    }
}
