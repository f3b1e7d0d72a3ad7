package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.cli.recipe.RecipeText;
import io.github.dreamsphere.cli.recipe.Recipes;
import io.github.dreamsphere.cli.recipe.Setting;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.journey.Motion;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.progress.PartProgress;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.catalog.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import joptsimple.OptionSet;

/**
 * Dreams the frames of a journey, each from the file of the one before. A frame that is there and whole stays, if it
 * carries the recipe that this journey has for it, of which the frame before it is a part.
 */
final class JourneyFrames {
    private static final String COMMENT = "One frame of a journey by dreamsphere";

    private final Arguments arguments;
    private final RecipeFlags recipes;
    private final DreamFlags how;
    private final JourneyFlags going;
    private final Order order;
    private final Timeline timeline;
    private final Model net;
    private final Dreamer dreamer;
    private final Terminal terminal;

    JourneyFrames(
            Arguments arguments,
            RecipeFlags recipes,
            DreamFlags how,
            JourneyFlags going,
            Order order,
            Timeline timeline,
            Model net,
            Dreamer dreamer,
            Terminal terminal) {
        this.arguments = arguments;
        this.recipes = recipes;
        this.how = how;
        this.going = going;
        this.order = order;
        this.timeline = timeline;
        this.net = net;
        this.dreamer = dreamer;
        this.terminal = terminal;
    }

    /** Looks at the options of every frame, so that a wrong one is told before the first is dreamed. */
    void check(int frames) throws IOException {
        for (int frame = 0; frame < frames; frame++) {
            OptionSet options = options(timeline.at(frame));
            how.check(options);
            going.motion(options);
        }
    }

    /** Dreams {@code frames} of them; returns how many were there already. */
    int dream(Path input, FramePattern pattern, int frames, Progress progress) throws IOException {
        int kept = 0;
        Path before = input;
        for (int frame = 0; frame < frames; frame++) {
            progress.checkCancelled();
            Progress share = new PartProgress(progress, "frame " + (frame + 1) + "/" + frames, frame, frames);
            kept += isKept(before, frame, pattern.of(frame), share) ? 1 : 0;
            before = pattern.of(frame);
        }
        return kept;
    }

    private boolean isKept(Path before, int frame, Path file, Progress progress) throws IOException {
        Map<String, List<String>> settings = timeline.at(frame);
        OptionSet options = options(settings);
        String recipe = recipe(settings, options, before, frame);
        if (isWhole(file)) {
            if (!Recipes.recorded(file).equals(Optional.of(recipe))) {
                throw new IOException(
                        file + ": is there already, but of another journey; move it away, or choose another"
                                + " place with -o");
            }
            return true;
        }
        Photosphere seen = frame == 0 ? first(before, options) : next(before, going.motion(options));
        Photosphere dream = Dreamer.dream(seen, dreamer.plan(how.read(options, net)), progress);
        PhotosphereFile.write(dream, file, WriteOptions.defaults(), Map.of(Recipes.RECORDED, recipe));
        return false;
    }

    private static boolean isWhole(Path file) {
        try {
            return Files.exists(file) && ImageReader.read(file).image().width() > 0;
        } catch (IOException e) {
            // A broken one is made again.
            return false;
        }
    }

    private Photosphere first(Path input, OptionSet options) throws IOException {
        Photosphere photosphere = PhotosphereFile.read(input);
        photosphere.warnings().forEach(terminal::warn);
        if (!photosphere.coverage().isFull()) {
            throw new IOException(input + ": a journey needs a full sphere, this is a part of one");
        }
        return how.scaled(photosphere, options);
    }

    private static Photosphere next(Path before, Motion motion) throws IOException {
        Photosphere last = PhotosphereFile.read(before);
        return last.withImage(motion.apply(last.image()));
    }

    private OptionSet options(Map<String, List<String>> settings) throws IOException {
        Optional<Path> folder = order.recipe().flatMap(recipe -> recipe.folder());
        List<String> words = settings.entrySet().stream()
                .flatMap(entry -> words(entry, folder))
                .toList();
        return arguments.parse(words, terminal).orElseThrow();
    }

    private Stream<String> words(Map.Entry<String, List<String>> entry, Optional<Path> folder) {
        return recipes.arguments(Setting.of(entry.getKey(), entry.getValue()), folder).stream();
    }

    private String recipe(Map<String, List<String>> settings, OptionSet options, Path before, int frame)
            throws IOException {
        Map<String, List<String>> recorded = new TreeMap<>(settings);
        recorded.keySet().removeAll(JourneyFlags.OF_THE_WHOLE);
        Order now = new Order(List.of(), settings, order.recipe(), order.fromRecipe(), List.of());
        Ingredients ingredients = new Ingredients(now, arguments, options).with(net, how.files(options, net));
        Map<String, String> made = new TreeMap<>(ingredients.of(Optional.of(before)));
        made.put("frame", Integer.toString(frame));
        return RecipeText.of(COMMENT, recorded, made);
    }
}
