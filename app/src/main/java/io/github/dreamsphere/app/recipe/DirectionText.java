package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.DirectionObjective;
import io.github.dreamsphere.FileRef;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and writes directions: {@code BLOB:24=0.5,37=-1} or {@code BLOB:FILE}, with region and weight. */
final class DirectionText {
    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,6})=([-+]?[0-9.]+(?:[eE][-+]?\\d+)?)\\s*");

    private DirectionText() {}

    /** Reads a direction. */
    static DirectionObjective read(String text, ValueSource source) {
        ObjectiveText pieces = ObjectiveText.blob(source.loadedNet(), text);
        String part = pieces.part()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a direction is written " + pieces.name() + ":24=0.5,37=-1 or " + pieces.name() + ":FILE"));
        Optional<FileRef> file = part.contains("=") ? Optional.empty() : Optional.of(source.file(part));
        Map<Integer, Float> weights = file.isPresent() ? Map.of() : parts(part);
        return new DirectionObjective(pieces.name(), weights, file, pieces.region(), pieces.weight());
    }

    /** Writes a direction. */
    static String write(DirectionObjective direction) {
        String part = direction.file().map(FileRef::name).orElseGet(() -> parts(direction.weights()));
        return new ObjectiveText(direction.blob(), Optional.of(part), direction.region(), direction.weight()).write();
    }

    private static String parts(Map<Integer, Float> weights) {
        return new TreeMap<>(weights)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    private static Map<Integer, Float> parts(String text) {
        Map<Integer, Float> weights = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "a direction's parts are written CHANNEL=NUMBER, not '" + part + "'");
            }
            weights.put(Integer.valueOf(matcher.group(1)), number(matcher.group(2)));
        }
        return weights;
    }

    private static float number(String text) {
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' in a direction is no number", e);
        }
    }
}
