package io.github.dreamsphere.cli;

import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.app.demo.SamplePicture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.load.PanoramaFile;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import joptsimple.OptionSet;

/** {@code dreamsphere demo}: everything once, on a landscape that comes along. */
final class DemoCommand implements Subcommand {
    private static final Path USUAL_FOLDER = Path.of("dreamsphere-demo");
    private static final PictureSize VIEW = new PictureSize(1280, 720);
    private static final int VIEW_FOV_DEGREES = 100;

    private final Arguments arguments = new Arguments("demo [DIR]", """
            Takes a photosphere of a landscape, dreams it with the built-in net, enlarges the dream, and looks
            at it from inside. Writes original.jpg, dream.jpg, dream-2x.jpg, view-front.png and view-up.png
            into DIR, by default dreamsphere-demo. Takes a minute or two.""");

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
        return arguments.perform(given, terminal, options -> demonstrate(folder(options), terminal));
    }

    private Path folder(OptionSet options) {
        List<Path> named = arguments.files(options);
        if (named.size() > 1) {
            throw new UsageException("demo writes into one folder, not " + named.size());
        }
        return named.isEmpty() ? USUAL_FOLDER : named.get(0);
    }

    private static void demonstrate(Path folder, Terminal terminal) throws IOException {
        Files.createDirectories(folder);
        Summary summary = new Summary();
        Path originalFile = folder.resolve("original.jpg");
        SamplePicture.copy(originalFile);
        terminal.out().println(summary.of(originalFile, PhotosphereFile.read(originalFile)));

        Path dreamFile = folder.resolve("dream.jpg");
        new DreamCommand().run(List.of(originalFile.toString(), "-o", dreamFile.toString()), terminal);
        Photosphere dream = PhotosphereFile.read(dreamFile);

        Photosphere enlarged = dream.withImage(
                Enlarging.enlarge(dream.image(), dream.coverage().surface(), 2, terminal));
        Path enlargedFile = folder.resolve("dream-2x.jpg");
        write(enlarged, enlargedFile, terminal);

        Panorama panorama = PanoramaFile.read(enlargedFile, FileHints.NONE);
        view(panorama, 0, folder.resolve("view-front.png"), terminal);
        view(panorama, 90, folder.resolve("view-up.png"), terminal);
        terminal.out().println("Look around in it: dreamsphere view " + enlargedFile);
    }

    private static void write(Photosphere photosphere, Path file, Terminal terminal) throws IOException {
        Summary summary = new Summary();
        PhotosphereFile.write(photosphere, file, WriteOptions.defaults(), Map.of());
        terminal.out().println(summary.of(file, photosphere));
    }

    private static void view(Panorama panorama, int pitchDegrees, Path file, Terminal terminal) throws IOException {
        Camera camera = Camera.ofDegrees(0, pitchDegrees, 0, VIEW_FOV_DEGREES, Projection.RECTILINEAR);
        ViewPicture.draw(panorama, camera, VIEW, file, terminal);
    }
}
