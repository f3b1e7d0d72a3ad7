package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.ClassObjective;
import io.github.dreamsphere.LayerObjective;
import io.github.dreamsphere.core.dream.Region;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.BlobScore;
import io.github.dreamsphere.models.objective.ChannelEnergy;
import io.github.dreamsphere.models.objective.Energy;
import io.github.dreamsphere.models.objective.Neuron;
import io.github.dreamsphere.models.objective.RankedChannels;
import io.github.dreamsphere.models.objective.RankedChannels.Rank;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An objective's text, {@code NAME[:PART][@REGION][*WEIGHT]}, in its pieces.
 *
 * @param name a blob or a class
 * @param part what of it, e.g. some channels
 * @param region where
 * @param weight the weight beside other objectives
 */
record ObjectiveText(String name, Optional<String> part, Optional<Region> region, double weight) {
    private static final Pattern REST = Pattern.compile("(?::([^@*]*))?(?:@([^*]*))?(?:\\*(.*))?");
    private static final Pattern CLASS = Pattern.compile("([^@*]+)((?:@[^*]*)?(?:\\*.*)?)");
    private static final Pattern HEAD = Pattern.compile("[^:@*]*");
    private static final Pattern CHANNELS = Pattern.compile("\\d{1,6}(,\\d{1,6})*");
    private static final Pattern CHOICE = Pattern.compile("(strongest|weakest|neuron)=(\\d{1,6})");

    /** Reads a layer's objective. */
    static LayerObjective readLayer(String text, ValueSource source) {
        Net net = source.loadedNet();
        ObjectiveText pieces = blob(net, text);
        BlobScore score = pieces.part.map(part -> readScore(part, pieces.name)).orElse(new Energy());
        score.check(pieces.name, net.channels(pieces.name));
        return new LayerObjective(pieces.name, score, pieces.region, pieces.weight);
    }

    /** Reads a class's objective. */
    static ClassObjective readClass(String text) {
        Matcher matcher = CLASS.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a class is written NAME, NAME*WEIGHT or NAME@REGION, not '" + text + "'");
        }
        ObjectiveText pieces = rest(matcher.group(1).strip(), matcher.group(2), text);
        return new ClassObjective(pieces.name, pieces.region, pieces.weight);
    }

    /** Writes a layer's objective. */
    static String write(LayerObjective layer) {
        return new ObjectiveText(layer.blob(), writeScore(layer.score()), layer.region(), layer.weight()).write();
    }

    /** Writes a class's objective. */
    static String write(ClassObjective of) {
        return new ObjectiveText(of.name(), Optional.empty(), of.region(), of.weight()).write();
    }

    /**
     * Splits a text that begins with the name of a blob of {@code net}. Such names may hold colons and stars, so the
     * longest name that fits is taken.
     *
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if the text begins with no blob's name
     */
    static ObjectiveText blob(Net net, String text) {
        Optional<String> blob = net.blobs().stream()
                .filter(name -> text.startsWith(name)
                        && (text.length() == name.length() || ":@*".indexOf(text.charAt(name.length())) >= 0))
                .max(Comparator.comparingInt(String::length));
        if (blob.isEmpty()) {
            Matcher head = HEAD.matcher(text);
            head.lookingAt();
            net.upTo(head.group());
        }
        String name = blob.orElse(text);
        return rest(name, text.substring(name.length()), text);
    }

    private static ObjectiveText rest(String name, String rest, String text) {
        Matcher matcher = REST.matcher(rest);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not written as " + name + "[:PART][@REGION][*WEIGHT]");
        }
        return new ObjectiveText(
                name,
                Optional.ofNullable(matcher.group(1)),
                Optional.ofNullable(matcher.group(2)).map(Region::parse),
                Optional.ofNullable(matcher.group(3))
                        .map(weight -> readWeight(weight, text))
                        .orElse(1.0));
    }

    private static double readWeight(String weight, String text) {
        try {
            return Double.parseDouble(weight);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' ends in *" + weight + ", and a weight is a number", e);
        }
    }

    private static BlobScore readScore(String part, String blob) {
        if (CHANNELS.matcher(part).matches()) {
            return new ChannelEnergy(
                    Arrays.stream(part.split(",")).map(Integer::valueOf).toList());
        }
        Matcher choice = CHOICE.matcher(part);
        if (!choice.matches()) {
            throw new IllegalArgumentException("after '" + blob + ":' come channels as 24,37, or strongest=5, weakest=5"
                    + " or neuron=24, not '" + part + "'");
        }
        int number = Integer.parseInt(choice.group(2));
        return switch (choice.group(1)) {
            case "strongest" -> new RankedChannels(Rank.STRONGEST, number);
            case "weakest" -> new RankedChannels(Rank.WEAKEST, number);
            default -> new Neuron(number);
        };
    }

    private static Optional<String> writeScore(BlobScore score) {
        if (score instanceof Energy) {
            return Optional.empty();
        }
        if (score instanceof ChannelEnergy energy) {
            return Optional.of(joined(energy.channels()));
        }
        if (score instanceof RankedChannels ranked) {
            return Optional.of((ranked.rank() == Rank.STRONGEST ? "strongest=" : "weakest=") + ranked.count());
        }
        if (score instanceof Neuron neuron) {
            return Optional.of("neuron=" + neuron.channel());
        }
        throw new IllegalArgumentException("recipes cannot hold the score " + score);
    }

    private static String joined(List<Integer> channels) {
        return channels.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The whole text. */
    String write() {
        return name
                + part.map(text -> ":" + text).orElse("")
                + region.map(where -> "@" + RegionText.of(where)).orElse("")
                + (weight == 1 ? "" : "*" + weight);
    }
}
