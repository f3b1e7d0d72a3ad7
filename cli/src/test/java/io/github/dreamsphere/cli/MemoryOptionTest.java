package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryOptionTest {
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
        int code = command.run("dream", input, "--model", net, "--layer", TinyNet.LAYER, "--memory", "1m", "-o", out);
        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(command.err()).hasSize(1).first().asString().contains("this takes at least", "--memory");
        assertThat(out).doesNotExist();
    }

    @Test
    void flatPicturesAndStartsFromNothingKeepToMemoryToo() {
        Path out = folder.resolve("out.png");
        Object[][] dreams = {{input, "--flat"}, {"--start", "noise", "--width", 128}};
        for (Object[] dream : dreams) {
            CommandLine limited = new CommandLine();
            Stream<Object> words =
                    Stream.of("dream", "--model", net, "--layer", TinyNet.LAYER, "--steps", 1, "-o", out);
            Object[] all = Stream.concat(words, Stream.concat(Stream.of(dream), Stream.of("--memory", "100g")))
                    .toArray();
            assertThat(limited.run(all)).as("%s", limited.err()).isEqualTo(ExitCode.DONE);
            assertThat(limited.err()).anyMatch(line -> line.matches(".*: about [0-9]+ MB of memory, [0-9]+ s"));
        }
    }

    @Test
    void whatIsForeseenIsSaidAndChangesNothing() throws IOException {
        Path plain = folder.resolve("plain.png");
        Path limited = folder.resolve("limited.png");
        List<Object> words = Arrays.asList("dream", input, "--model", net, "--layer", TinyNet.LAYER, "--steps", 1);
        command.run(Stream.concat(words.stream(), Stream.of("-o", plain)).toArray());
        assertThat(command.err()).noneMatch(line -> line.contains("MB of memory"));
        command.run(Stream.concat(words.stream(), Stream.of("--memory", "100g", "-o", limited))
                .toArray());
        assertThat(command.err()).anyMatch(line -> line.matches(".*in.png: about [0-9]+ MB of memory, [0-9]+ s"));
        assertThat(limited).hasSameBinaryContentAs(plain);
    }
}
