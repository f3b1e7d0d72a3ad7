package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.app.journey.JourneyTarget;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.SphericalVideo;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.models.catalog.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere journey}: a dream that goes on, as a video to look around in. */
final class JourneyCommand implements Subcommand {
    private final Arguments arguments = new Arguments("journey IN [-o OUT] [option...]", """
            Dreams a photosphere, turns, enlarges or moves the dream on the sphere, dreams it again, and so on, frame
            by frame. OUT is a video NAME.mp4 that players recognise as a sphere (its frames go to NAME-frames), or a
            pattern NAME_%05d.png for numbered pictures alone. Run again, it keeps the frames that are there. A recipe
            may change options on the way, in tables [[keyframe]] with frame = N.""");
    private final OptionSpec<Path> output =
            arguments.path(List.of("o", "output"), "where to; IN's name with -journey.mp4 added, if not given", "OUT");
    private final OptionSpec<Void> framesOnly = arguments.flag("frames-only", "make the frames, but no video");
    private final JourneyFlags going = new JourneyFlags(arguments);
    private final DreamFlags how = new DreamFlags(arguments);
    private final RecipeFlags recipes = new RecipeFlags(arguments);

    @Override
    public String name() {
        return "journey";
    }

    @Override
    public String summary() {
        return "dreams on and on, as a video";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        Order order = recipes.order(given);
        return arguments.perform(order.arguments(), terminal, options -> journey(order, options, terminal));
    }

    private void journey(Order order, OptionSet options, Terminal terminal) throws IOException {
        Path input = arguments.file(options);
        int frames = going.frames(options);
        double rate = going.framesPerSecond(options);
        how.check(options);
        if (!how.areSpheres(options)) {
            throw new UsageException("a journey goes on from a photosphere: leave out --flat and --start; dreamsphere"
                    + " dream --start makes one from nothing");
        }
        if (!Files.exists(input)) {
            throw new IOException(input + ": there is no such file");
        }
        Ingredients ingredients = new Ingredients(order, arguments, options);
        Model net = how.model(options);
        ingredients.with(net, how.files(options, net)).check(terminal);
        Timeline timeline =
                new Timeline(order, DreamRecord.settings(order, recipes, how.chosen(options, net)), recipes.options());
        JourneyTarget target =
                arguments.checkFiles(() -> JourneyTarget.of(output(options, input), input, options.has(framesOnly)));
        Optional<Ffmpeg> ffmpeg = ffmpeg(target);
        long start = System.nanoTime();
        int kept;
        try (Dreamer dreamer = new Dreamer(net);
                Activity progress = terminal.progress("journey")) {
            JourneyFrames dreamed =
                    new JourneyFrames(arguments, recipes, how, going, order, timeline, net, dreamer, terminal);
            dreamed.check(frames);
            kept = dreamed.dream(input, target.frames(), frames, progress);
        } catch (Cancelled e) {
            terminal.warn("the frames so far stay; the same command goes on with them");
            throw e;
        }
        if (ffmpeg.isPresent()) {
            film(ffmpeg.get(), target, frames, rate);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Path made = target.video().orElse(target.frames().path());
        terminal.out()
                .println(String.format(Locale.ROOT, "%s: %d frames, %d kept, %.1f s", made, frames, kept, seconds));
    }

    private Path output(OptionSet options, Path input) {
        if (options.has(output)) {
            return arguments.value(options, output);
        }
        String name = input.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return input.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + "-journey.mp4");
    }

    private static Optional<Ffmpeg> ffmpeg(JourneyTarget target) throws IOException {
        if (target.video().isEmpty()) {
            return Optional.empty();
        }
        Optional<Ffmpeg> found = Ffmpeg.find();
        if (found.isEmpty()) {
            throw new IOException(
                    target.video().get() + ": there is no ffmpeg to make a video with: install it (Debian:"
                            + " apt install ffmpeg; macOS: brew install ffmpeg), or ask for --frames-only");
        }
        return found;
    }

    private static void film(Ffmpeg ffmpeg, JourneyTarget target, int frames, double rate) throws IOException {
        Path video = target.video().orElseThrow();
        Path plain = video.resolveSibling("." + video.getFileName() + ".plain");
        try (OutputFile marked = OutputFile.ofOneWriter(video)) {
            ffmpeg.encode(target.frames().path(), frames, rate(target.frames().of(0), rate), plain);
            SphericalVideo.mark(plain, marked.partial());
            marked.commit();
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    private static Ffmpeg.Rate rate(Path frame, double rate) throws IOException {
        try (BandReader reader = BandReader.open(frame)) {
            return new Ffmpeg.Rate(rate, reader.width(), reader.height());
        }
    }
}
