package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryOptionTest {
    private static final String ESTIMATE =
            "about [0-9]+ MB of memory, [0-9]+ s, in (1 octave of|[0-9]+ octaves, from) [0-9]+x[0-9]+";

    @TempDir
    Path folder;

    private final CommandLine command = new CommandLine();
    private Path input;
    private Path net;

    @BeforeEach
    void makeInput() throws IOException {
        input = TinyPicture.in(folder, "in.png", 128, 64);
        net = TinyNet.in(folder);
    }

    @Test
    void tooLittleMemoryIsSaidBeforeAnythingIsDone() {
        Path out = folder.resolve("out.png");
        int code = command.run("dream {} --model {} --layer edges --memory 1m -o {}", input, net, out);
        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(command.err()).hasSize(1).first().asString().contains("this takes at least", "--memory");
        assertThat(out).doesNotExist();
    }

    @Test
    void flatPicturesAndStartsFromNothingKeepToMemoryToo() {
        Path out = folder.resolve("out.png");
        for (String canvas : List.of(input + " --flat", "--start noise --width 128")) {
            CommandLine limited = new CommandLine();
            String dream = "dream --model {} --layer edges --steps 1 -o {} --memory 100g " + canvas;
            assertThat(limited.run(dream, net, out)).as("%s", limited.err()).isEqualTo(ExitCode.DONE);
            assertThat(limited.err()).anyMatch(line -> line.matches(".*: " + ESTIMATE));
        }
    }

    @Test
    void whatIsForeseenIsSaidAndChangesNothing() throws IOException {
        Path plain = folder.resolve("plain.png");
        Path limited = folder.resolve("limited.png");
        String dream = "dream {} --model {} --layer edges --steps 1 -o {}";
        command.run(dream, input, net, plain);
        assertThat(command.err()).noneMatch(line -> line.contains("MB of memory"));
        command.run(dream + " --memory 100g", input, net, limited);
        assertThat(command.err()).anyMatch(line -> line.matches(".*in.png: " + ESTIMATE));
        assertThat(limited).hasSameBinaryContentAs(plain);
    }
}
