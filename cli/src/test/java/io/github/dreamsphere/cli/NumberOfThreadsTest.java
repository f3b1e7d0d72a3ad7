package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dreamsphere.app.TinyPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Results have the same bytes for any number of threads. oneDNN by itself would plan the convolutions of this sphere's
 * views differently for one thread and for two, and some bytes of the dream would differ after four steps.
 */
class NumberOfThreadsTest {
    private static final List<String> COMMANDS = List.of(
            "dream in.png --octaves 1 --steps 4 -o dream.png",
            "dream small.png --flat --octaves 1 --steps 2 --guide small.png -o guided.png",
            "upscale small.png --flat -o large.png");

    @TempDir
    Path folder;

    @Test
    void resultsDoNotDependOnIt() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "OpenMP's threads are limited under Linux only");
        SortedMap<String, byte[]> one = run(1);
        assertThat(one.keySet()).contains("dream.png", "guided.png", "large.png");
        for (int threads : List.of(2, 5)) {
            SortedMap<String, byte[]> several = run(threads);
            assertThat(several.keySet()).isEqualTo(one.keySet());
            assertThat(one.keySet().stream().filter(name -> !Arrays.equals(one.get(name), several.get(name))))
                    .as("%d threads instead of one", threads)
                    .isEmpty();
        }
    }

    private SortedMap<String, byte[]> run(int threads) throws Exception {
        Path place = Files.createDirectory(folder.resolve("threads" + threads));
        TinyPicture.in(place, "in.png", 512, 256);
        TinyPicture.in(place, "small.png", 128, 64);
        new FreshProcess(place, Map.of("OMP_NUM_THREADS", String.valueOf(threads))).run(COMMANDS);
        return FreshProcess.files(place);
    }
}
