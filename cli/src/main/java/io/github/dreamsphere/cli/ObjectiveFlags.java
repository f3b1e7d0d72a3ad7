package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.BlobScore;
import io.github.dreamsphere.models.objective.ClassHead;
import io.github.dreamsphere.models.objective.Direction;
import io.github.dreamsphere.models.objective.Diversity;
import io.github.dreamsphere.models.objective.Guide;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that say what is dreamed. */
final class ObjectiveFlags {
    /** The option that names classes. */
    static final String CLASS = "class";

    private static final String LAYER = "layer";

    private final Arguments arguments;
    private final OptionSpec<String> layer;
    private final OptionSpec<String> className;
    private final OptionSpec<String> direction;
    private final OptionSpec<Path> guide;
    private final OptionSpec<Double> guideWeight;
    private final OptionSpec<Double> diversity;

    ObjectiveFlags(Arguments arguments) {
        this.arguments = arguments;
        layer = arguments.option(
                LAYER,
                "a layer to dream with; the net's best, if nothing is asked for; several add up."
                        + " WHICH: channels as 24,37, or strongest=5, weakest=5, neuron=24; PLACE: as --region",
                "BLOB[:WHICH][@PLACE][*WEIGHT]",
                String.class);
        className = arguments.option(
                CLASS,
                "a class to dream of, by its name or number; several add up",
                "NAME[@PLACE][*WEIGHT]",
                String.class);
        direction = arguments.option(
                DirectionText.OPTION,
                "channels to dream of in these parts; or BLOB:FILE, a file with a number for each channel",
                "BLOB:24=0.5,37=-1[@PLACE][*WEIGHT]",
                String.class);
        guide = arguments.path(
                List.of("guide"), "dream what the layers see in this picture, flat or a photosphere", "IMG");
        guideWeight = arguments
                .option(
                        "guide-weight",
                        "the guide's part of the dream, beside the layers' own, 0..1",
                        "W",
                        Double.class)
                .defaultsTo(1.0);
        diversity = arguments
                .option("diversity", "how strongly the layers keep from repeating themselves", "W", Double.class)
                .defaultsTo(0.0);
    }

    /**
     * What to dream with {@code model}.
     *
     * @param softness over how many degrees the edges of a wish's own region fade
     */
    Wishes read(OptionSet options, Model model, double softness) throws IOException {
        List<Wish> wishes = new ArrayList<>();
        Net net = options.has(className) ? ClassHead.of(model.net()).net() : model.net();
        ClassNames classes = new ClassNames(model);
        for (String text : options.valuesOf(className)) {
            wishes.add(arguments.check(() -> classWish(classes, text, softness)));
        }
        for (String text : options.valuesOf(direction)) {
            Asked asked = arguments.check(() -> Asked.blob(net, text));
            wishes.add(wish(net, asked, DirectionText.score(asked, net.channels(asked.what())), softness));
        }
        for (Asked asked : layers(options, model)) {
            addLayer(options, net, asked, softness, wishes);
        }
        return new Wishes(net, wishes);
    }

    private static Wish classWish(ClassNames classes, String text, double softness) {
        Asked asked = Asked.className(text);
        BlobScore score = Direction.ofChannel(classes.number(asked.what()));
        return new Wish(classes.logits(), network -> score, asked.weight(), asked.mask(softness));
    }

    /** The layers asked for; the net's best if there is nothing else to dream with. */
    private List<Asked> layers(OptionSet options, Model model) {
        boolean nothingElse = !options.has(className) && !options.has(direction);
        boolean ofLayers = options.has(guide) || arguments.value(options, diversity) > 0;
        if (!options.has(layer) && (nothingElse || ofLayers)) {
            return List.of(arguments.check(() -> Asked.blob(model.net(), model.defaultLayer())));
        }
        return arguments.check(() -> options.valuesOf(layer).stream()
                .map(text -> Asked.blob(model.net(), text))
                .toList());
    }

    private void addLayer(OptionSet options, Net net, Asked asked, double softness, List<Wish> wishes)
            throws IOException {
        double guided = options.has(guide) ? part("guide-weight", arguments.value(options, guideWeight), 1) : 0;
        double diverse = part("diversity", arguments.value(options, diversity), Double.MAX_VALUE);
        if (guided > 0) {
            wishes.add(guideWish(arguments.value(options, guide), net, asked, softness, guided));
        }
        if (guided < 1) {
            BlobScore score = arguments.check(() -> LayerText.score(asked));
            wishes.add(wish(net, asked.times(1 - guided), score, softness));
        }
        if (diverse > 0) {
            wishes.add(wish(net, asked.times(diverse), new Diversity(), softness));
        }
    }

    private static double part(String option, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            throw new UsageException(
                    "--" + option + " must be " + (most == 1 ? "between 0 and 1" : ">= 0") + ", was " + value);
        }
        return value;
    }

    private static Wish guideWish(Path file, Net net, Asked asked, double softness, double weight) throws IOException {
        if (asked.which().isPresent()) {
            throw new UsageException(
                    "a guide guides whole layers; leave out ':" + asked.which().get() + "'");
        }
        GuidePicture picture = GuidePicture.read(file, asked.what(), net.minimumSize(asked.what()));
        return new Wish(
                asked.what(),
                network -> Guide.of(network, asked.what(), picture.views()),
                asked.weight() * weight,
                asked.mask(softness));
    }

    private Wish wish(Net net, Asked asked, BlobScore score, double softness) {
        arguments.check(() -> {
            score.check(asked.what(), net.channels(asked.what()));
            return score;
        });
        return new Wish(asked.what(), network -> score, asked.weight(), asked.mask(softness));
    }

    /** The files that are named within other values, by the options' names. */
    Map<String, List<Path>> files(OptionSet options, Model model) {
        List<Path> directions = options.valuesOf(direction).stream()
                .map(text -> arguments.check(() -> DirectionText.file(Asked.blob(model.net(), text))))
                .flatMap(Optional::stream)
                .toList();
        return directions.isEmpty() ? Map.of() : Map.of(DirectionText.OPTION, directions);
    }

    /** What is decided by the net where it is not given, as settings to record. */
    Map<String, List<String>> chosen(OptionSet options, Model model) {
        return options.has(layer) || layers(options, model).isEmpty()
                ? Map.of()
                : Map.of(LAYER, List.of(model.defaultLayer()));
    }
}
