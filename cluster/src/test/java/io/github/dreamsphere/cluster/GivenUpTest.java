package io.github.dreamsphere.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.app.cluster.ShippedWork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that cannot be made, among others that can. */
class GivenUpTest {
    @TempDir
    private Path folder;

    @Test
    void aPictureThatKillsItsExecutorTwiceIsGivenUpByNameAndTheOthersGoOn() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Path meeting = Files.createDirectory(folder.resolve("meeting"));
        Path results = folder.resolve("results");
        for (String name : new String[] {"a.png", "broken.png", "killer.png", "z.png"}) {
            TinyPicture.in(pictures, name, 8, 4);
        }
        ReportedEvents events = new ReportedEvents();

        BatchResult result = new SparkCluster()
                .run(
                        new ShippedWork(new CopyWork(meeting.toString()), Map.of()),
                        Requests.of("local-cluster[1,1,1024]", pictures, results, Map.of()),
                        events);

        assertThat(result).isEqualTo(new BatchResult(2, 0, 0, 2));
        assertThat(events.written).containsExactlyInAnyOrder("a.png", "z.png");
        assertThat(events.failed)
                .containsExactlyInAnyOrder(
                        pictures.resolve("broken.png") + ": is broken",
                        pictures.resolve("killer.png") + ": given up, because its executor was lost 2 times while it"
                                + " worked on this; give executors more with --memory");
        assertThat(CopyWork.attempts(meeting, "killer")).isEqualTo(2);
        assertThat(CopyWork.attempts(meeting, "broken")).isEqualTo(1);
        assertThat(results.resolve("a.png")).hasSameBinaryContentAs(pictures.resolve("a.png"));
    }
}
