package io.github.dreamsphere.cli;

import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.app.demo.Demo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code dreamsphere demo}: dreams, enlarges and views the sample picture. */
final class DemoCommand implements Subcommand {
    private static final Path USUAL_FOLDER = Path.of("dreamsphere-demo");

    private final Arguments arguments = new Arguments("demo [DIR]", """
            Dreams a sample landscape with the built-in net, enlarges the dream and draws two views from inside. Writes
            original.jpg, dream.jpg, dream-2x.jpg, view-front.png and view-up.png into the folder DIR (default:
            dreamsphere-demo). Takes a minute or two.""", "demo dreams");

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "dreams a sample photosphere, enlarges it and draws views of it";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> demo(folder(options), terminal));
    }

    private static Path folder(Given given) throws IOException {
        List<Path> named = given.files();
        if (named.size() > 1) {
            throw new UsageException("demo writes into one folder, not " + named.size());
        }
        return named.isEmpty() ? USUAL_FOLDER : named.get(0);
    }

    private static int demo(Path folder, Terminal terminal) throws IOException {
        TerminalEvents events = new TerminalEvents(terminal);
        Path enlarged;
        try (Dreamsphere dreamsphere = Dreamsphere.open(events)) {
            enlarged = Demo.run(folder, dreamsphere, events);
        }
        terminal.out().println("Look around in it: dreamsphere view " + enlarged);
        return ExitCode.DONE;
    }
}
