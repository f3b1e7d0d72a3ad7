package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that an option cannot take is told in the words of the option. */
class WrongValueTest {
    private static final Pattern OPTION = Pattern.compile("^  (?:-o, )?--([a-z-]+) (\\S+)", Pattern.MULTILINE);
    private static final List<String> ACTIONS = List.of("list", "show", "fetch", "import", "check");
    private static final Pattern TEXT_OF_A_LIBRARY =
            Pattern.compile("java|joptsimple|Exception|For input|Cannot parse|null|a bug in");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> noOptionAnswersInJava() {
        Stream<String> commands = Subcommands.all().keySet().stream().filter(name -> !name.equals("models"));
        return Stream.concat(commands, ACTIONS.stream().map(action -> "models " + action))
                .flatMap(command -> optionsOf(command)
                        .map(option -> DynamicTest.dynamicTest(
                                command + " --" + option.group(1), () -> answersPlainly(command, option))));
    }

    private static Stream<MatchResult> optionsOf(String command) {
        CommandLine line = new CommandLine();
        assertThat(line.run(command + " --help")).isZero();
        return OPTION.matcher(line.out()).results().toList().stream();
    }

    private void answersPlainly(String command, MatchResult option) {
        for (String value : List.of("x\0y", "-7x!", "1e999", "0x10", "99999999999999999999")) {
            CommandLine line = new CommandLine();
            int code = line.run(command + " {} --" + option.group(1) + "={}", folder.resolve("none.jpg"), value);
            assertThat(code).as("%s", line.err()).isNotZero();
            assertThat(line.err())
                    .noneMatch(said -> TEXT_OF_A_LIBRARY.matcher(said).find());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dream {} --octaves x             | --octaves must be auto or a whole number of at least 1, was 'x'
            dream {} --octaves 0             | --octaves must be auto or a whole number of at least 1, was '0'
            dream {} --octaves 1.5           | --octaves must be auto or a whole number of at least 1, was '1.5'
            dream {} --step-size 1.5,0       | --step-size must be a number greater than 0, at most 255, was '0'
            dream {} --seed 1e30             | --seed must be a whole number, was '1e30'
            dream {} --memory lots           | --memory: a size is a whole number and m or g, e.g. 800m or 2g, not lots
            view {} --fov x                  | --fov must be a number, was 'x'
            view {} --yaw NaN                | --yaw must be a number, was 'NaN'
            view {} --size abc               | --size: a size is written like 1280x720, not 'abc'
            view {} --eye middle             | --eye must be one of left, right, was 'middle'
            view {} --fov 1 --fov 2          | --fov takes one value, not 2
            view {} --fov                    | --fov needs a value; see dreamsphere view --help
            view {} --layout cube --span 90  | --span has no effect with --layout; leave out one of them
            view {} --layout round           | --layout must be one of cube, fisheye, was 'round'
            view {} --again a.jpg --live     | --live has no effect with --again; leave out one of them
            view {} --again a.jpg --device gpu | --device has no effect with --again; leave out one of them
            upscale {} --scale 17            | --scale must be a number from 1 to 16, was '17'
            train --steps x                  | --steps must be a whole number of at least 1, was 'x'
            """)
    void saysWhatTheOptionTakes(String words, String answer) {
        CommandLine line = new CommandLine();
        int code = words.contains("{}") ? line.run(words, folder.resolve("none.jpg")) : line.run(words);
        assertThat(line.err()).containsExactly("dreamsphere: " + answer);
        assertThat(code).isEqualTo(ExitCode.WRONG_USAGE);
    }

    @Test
    void writesNothing() throws Exception {
        new CommandLine().run("dream {} --octaves x -o {}", folder.resolve("none.jpg"), folder.resolve("out.jpg"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
