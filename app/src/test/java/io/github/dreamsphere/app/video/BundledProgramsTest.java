package io.github.dreamsphere.app.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BundledProgramsTest {
    @Test
    void programsRunAndStayOutOfThisProcess() throws Exception {
        for (String program : List.of("ffmpeg", "ffprobe")) {
            String path = path(program);
            assertThat(Ffmpeg.output("tell its version", List.of(path, "-version")))
                    .startsWith(program + " version");
            Path maps = Path.of("/proc/self/maps");
            if (Files.exists(maps)) {
                assertThat(Files.readString(maps))
                        .doesNotContain(Path.of(path).getParent().toString());
            }
        }
    }

    @Test
    void unpacksTheSameAgain() throws Exception {
        Path program = Path.of(path("ffmpeg"));
        byte[] first = Files.readAllBytes(program);
        assertThat(path("ffmpeg")).isEqualTo(program.toString());
        assertThat(Files.readAllBytes(program)).isEqualTo(first);
    }

    private static String path(String program) throws IOException {
        Optional<String> path = BundledPrograms.path(program);
        assumeTrue(path.isPresent(), "no FFmpeg comes along for this platform");
        return path.get();
    }
}
