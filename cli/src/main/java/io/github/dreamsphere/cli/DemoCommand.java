package io.github.dreamsphere.cli;

import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Sphere;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.ViewRequest;
import io.github.dreamsphere.app.demo.SamplePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code dreamsphere demo}: everything once, on a landscape that comes along. */
final class DemoCommand implements Subcommand {
    private static final Path USUAL_FOLDER = Path.of("dreamsphere-demo");

    private final Arguments arguments = new Arguments("demo [DIR]", """
            Takes a photosphere of a landscape, dreams it with the built-in net, enlarges the dream, and looks at it
            from inside. Writes original.jpg, dream.jpg, dream-2x.jpg, view-front.png and view-up.png into DIR, by
            default dreamsphere-demo. Takes a minute or two.""", "demo dreams");

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "dreams, enlarges and shows a sample photosphere";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> demonstrate(folder(options), terminal));
    }

    private static Path folder(Given given) {
        List<Path> named = given.files();
        if (named.size() > 1) {
            throw new UsageException("demo writes into one folder, not " + named.size());
        }
        return named.isEmpty() ? USUAL_FOLDER : named.get(0);
    }

    private static int demonstrate(Path folder, Terminal terminal) throws IOException {
        Files.createDirectories(folder);
        Path original = folder.resolve("original.jpg");
        Path dream = folder.resolve("dream.jpg");
        Path enlarged = folder.resolve("dream-2x.jpg");
        try (Dreamsphere dreamsphere = Dreamsphere.open(new TerminalEvents(terminal))) {
            SamplePicture.copy(original, new TerminalEvents(terminal));
            new DreamCommand().run(List.of(original.toString(), "-o", dream.toString()), terminal);
            Sphere large = dreamsphere.upscale(dreamsphere.read(dream), UpscaleRequest.defaults());
            dreamsphere.write(large, enlarged);
            dreamsphere.view(enlarged, ViewRequest.of(0, 0).withFov(100), folder.resolve("view-front.png"));
            dreamsphere.view(enlarged, ViewRequest.of(0, 90).withFov(100), folder.resolve("view-up.png"));
        }
        terminal.out().println("Look around in it: dreamsphere view " + enlarged);
        return ExitCode.DONE;
    }
}
