package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.web.studio.StudioServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code dreamsphere studio}: a web app on this machine, for people without a terminal. */
final class StudioCommand implements Subcommand {
    private static final Path USUAL_FOLDER = Path.of("dreamsphere-studio");

    private final Arguments arguments = new Arguments("studio [DIR] [option...]", """
            Opens a page in the browser on which pictures are dreamed: drop a photosphere or a plain picture, choose a look,
            and watch it dream from inside. DIR (default: dreamsphere-studio) holds the pictures, the dreams and the queue;
            a dream that runs when the studio ends goes on with the next start. Only this machine reaches the page. For
            scripts, docs/studio-api.md describes the requests.""", "studio my-dreams");

    private final Option<Integer> port = arguments
            .group("Options")
            .whole(
                    "port",
                    "port of the page (default: the last one of DIR, or a free one)",
                    "N",
                    NumberRange.whole(1, 65535));
    private final Option<String> host = arguments.text(
            "host",
            "let others on the network in too, at this address of the machine (0.0.0.0: all its addresses); whoever has"
                    + " the link can do all that the page can, and others on the network can read it",
            "ADDRESS");
    private final Option<Void> noBrowser = arguments.toggle("no-browser", "print the link, and open no browser");

    @Override
    public String name() {
        return "studio";
    }

    @Override
    public String summary() {
        return "opens a page in the browser to dream pictures without a terminal";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> studio(options, terminal));
    }

    private int studio(Given given, Terminal terminal) throws IOException {
        List<Path> named = given.files();
        if (named.size() > 1) {
            throw new UsageException("a studio has one folder, not " + named.size());
        }
        Path folder = named.isEmpty() ? USUAL_FOLDER : named.get(0);
        try (StudioServer server = start(given, folder)) {
            boolean shown = !given.has(noBrowser) && Browser.open(server.address());
            terminal.out()
                    .println(
                            shown
                                    ? "The studio in " + folder + " opens in the browser. Its link is"
                                    : "Open this link in a browser to use the studio in " + folder + ":");
            // Alone in its line, so that a terminal lets one click or copy it.
            terminal.out().println(server.address());
            terminal.out().println("Ctrl-C ends it.");
            terminal.awaitInterrupt();
        }
        return ExitCode.DONE;
    }

    private StudioServer start(Given given, Path folder) throws IOException {
        int chosen = given.optional(port).orElse(StudioServer.ANY_PORT);
        return given.has(host)
                ? StudioServer.onNetwork(folder, given.value(host), chosen)
                : StudioServer.onThisMachine(folder, chosen);
    }
}
