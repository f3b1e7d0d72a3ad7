package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.file.OverwritesInputException;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.models.gpu.CardMemoryException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Subcommand subcommand, String... arguments) {
        Terminal terminal = new Terminal(stream(out), stream(err), false);
        return new Main(Map.of("fake", () -> subcommand), terminal).run(List.of(arguments));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static Subcommand thatThrows(Exception e) {
        return new Fake(e, List.of());
    }

    private record Fake(Exception thrown, List<String> wanted) implements Subcommand {
        @Override
        public String name() {
            return "fake";
        }

        @Override
        public String summary() {
            return "fakes it";
        }

        @Override
        public int run(List<String> arguments, Terminal terminal) throws Exception {
            if (thrown != null) {
                throw thrown;
            }
            assertThat(arguments).isEqualTo(wanted);
            return ExitCode.DONE;
        }
    }

    @Test
    void passesTheArgumentsOn() {
        assertThat(run(new Fake(null, List.of("a", "--b")), "fake", "a", "--b")).isEqualTo(0);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void helpListsTheSubcommands() {
        assertThat(run(new Fake(null, List.of()), "--help")).isEqualTo(0);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("fake", "fakes it");
    }

    @Test
    void anUnknownSubcommandIsWrongUsageAndNamesThoseThatExist() {
        assertThat(run(new Fake(null, List.of()), "dreem")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("dreem", "fake");
    }

    @Test
    void whatIsThrownBecomesOneLineAndAnExitCode() {
        assertThat(run(thatThrows(new UsageException("wrong")), "fake")).isEqualTo(2);
        assertThat(run(thatThrows(new IOException("a.jpg: broken")), "fake")).isEqualTo(1);
        assertThat(run(thatThrows(new NoSuchFileException("b.jpg")), "fake")).isEqualTo(1);
        assertThat(run(thatThrows(new Cancelled()), "fake")).isEqualTo(130);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "dreamsphere: wrong",
                        "dreamsphere: a.jpg: broken",
                        "dreamsphere: b.jpg: there is no such file",
                        "dreamsphere: interrupted; no incomplete result was left");
    }

    @Test
    void runningOutOfMemoryIsALineWhereverItHappens() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");
        String line = "out of memory: give Java more with DREAMSPHERE_JAVA_OPTIONS=-Xmx8g";
        for (Throwable e : List.of(error, new IOException("while decoding", error), new IllegalStateException(error))) {
            assertThat(Main.message(e)).startsWith(line).doesNotContain("fault");
        }
        assertThat(Main.message(new UncheckedIOException(new NoSuchFileException("a.jpg"))))
                .isEqualTo("a.jpg: there is no such file");
    }

    @Test
    void theOptionThatHelpsIsAddedToWhatIsWrong() {
        OverwritesInputException wrong = new OverwritesInputException(Path.of("a.jpg"));
        String line = "a.jpg: would overwrite the input; choose another place with -o";
        assertThat(Main.message(wrong)).isEqualTo(line);
        assertThat(Main.message(new UncheckedIOException(wrong))).isEqualTo(line);
        assertThat(Main.message(new UsageException(wrong.getMessage(), wrong))).isEqualTo(line);
    }

    @Test
    void aGraphicsCardThatFailsIsNoBug() {
        assertThat(Main.message(new CardMemoryException("the graphics card's memory is full")))
                .isEqualTo("the graphics card's memory is full; or compute on the processor with --device cpu");
    }

    @Test
    void aBugIsCalledABug() {
        assertThat(Main.message(new NullPointerException("x is null")))
                .isEqualTo(
                        "a bug in dreamsphere: java.lang.NullPointerException: x is null; please run the command again"
                                + " with --verbose, and report its output at the project's issue tracker");
    }

    @Test
    void verboseShowsTheStack() {
        run(thatThrows(new IOException("a.jpg: broken")), "fake", "--verbose");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("MainTest");
    }

    @Test
    void everySubcommandIsListedUnderItsName() {
        Subcommands.all()
                .forEach((name, subcommand) ->
                        assertThat(subcommand.get().name()).isEqualTo(name));
    }
}
