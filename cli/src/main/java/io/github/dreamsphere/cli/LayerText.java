package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.objective.BlobScore;
import io.github.dreamsphere.models.objective.ChannelEnergy;
import io.github.dreamsphere.models.objective.Energy;
import io.github.dreamsphere.models.objective.Neuron;
import io.github.dreamsphere.models.objective.RankedChannels;
import io.github.dreamsphere.models.objective.RankedChannels.Rank;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a layer {@code --layer} asks for after the colon. */
final class LayerText {
    private static final Pattern CHANNELS = Pattern.compile("\\d{1,6}(,\\d{1,6})*");
    private static final Pattern CHOICE = Pattern.compile("(strongest|weakest|neuron)=(\\d{1,6})");

    private LayerText() {}

    /** The score asked for: the whole layer's energy where nothing closer is. */
    static BlobScore score(Asked asked) {
        return asked.which().map(which -> score(which, asked.what())).orElse(new Energy());
    }

    private static BlobScore score(String which, String blob) {
        if (CHANNELS.matcher(which).matches()) {
            List<Integer> channels =
                    Arrays.stream(which.split(",")).map(Integer::valueOf).toList();
            return new ChannelEnergy(channels);
        }
        Matcher choice = CHOICE.matcher(which);
        if (!choice.matches()) {
            throw new UsageException("after '" + blob + ":' come channels as 24,37, or strongest=5, weakest=5 or"
                    + " neuron=24, not '" + which + "'");
        }
        int number = Integer.parseInt(choice.group(2));
        return switch (choice.group(1)) {
            case "strongest" -> new RankedChannels(Rank.STRONGEST, number);
            case "weakest" -> new RankedChannels(Rank.WEAKEST, number);
            default -> new Neuron(number);
        };
    }
}
