package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.objective.Direction;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The direction that {@code --direction} asks for: channels in parts, or a file of numbers. */
final class DirectionText {
    /** The option's name. */
    static final String OPTION = "direction";

    /** {@code BLOB:FILE[@PLACE][*WEIGHT]}, whatever the blob is called. */
    private static final Pattern NAMING_A_FILE = Pattern.compile("(.*:)([^:=@*]+)((?:@[^*]*)?(?:\\*.*)?)");

    private static final Pattern PART = Pattern.compile("\\s*(\\d{1,6})=([-+]?[0-9.]+(?:[eE][-+]?\\d+)?)\\s*");

    private DirectionText() {}

    /**
     * @param channels how many channels the blob has, and so how many numbers a file
     * @throws IOException if the file cannot be read or holds something else
     */
    static Direction score(Asked asked, int channels) throws IOException {
        String which = asked.which()
                .orElseThrow(() -> new UsageException(
                        "--direction is written " + asked.what() + ":24=0.5,37=-1 or " + asked.what() + ":FILE"));
        Optional<Path> file = file(asked);
        return direction(file.isPresent() ? numbers(file.get(), asked.what(), channels) : parts(which));
    }

    /** The file that {@code asked} names, if it names one. */
    static Optional<Path> file(Asked asked) {
        return asked.which().filter(which -> !which.contains("=")).map(Path::of);
    }

    /** {@code text}, of which no net is known yet, with {@code found} in the place of the file it names, if any. */
    static String withFile(String text, UnaryOperator<String> found) {
        Matcher matcher = NAMING_A_FILE.matcher(text);
        return matcher.matches() ? matcher.group(1) + found.apply(matcher.group(2)) + matcher.group(3) : text;
    }

    private static Direction direction(Map<Integer, Float> weights) {
        try {
            return new Direction(weights);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    private static Map<Integer, Float> parts(String text) {
        Map<Integer, Float> weights = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw new UsageException("a direction's parts are written CHANNEL=NUMBER, not '" + part + "'");
            }
            weights.put(Integer.valueOf(matcher.group(1)), number(matcher.group(2)));
        }
        return weights;
    }

    private static float number(String text) {
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw new UsageException("'" + text + "' in --direction is no number", e);
        }
    }

    private static Map<Integer, Float> numbers(Path file, String blob, int channels) throws IOException {
        String[] numbers = read(file).strip().split("[\\s,;]+");
        if (numbers.length != channels) {
            throw new IOException(
                    file + ": holds " + numbers.length + " numbers, and " + blob + " has " + channels + " channels");
        }
        Map<Integer, Float> weights = new TreeMap<>();
        for (int channel = 0; channel < channels; channel++) {
            try {
                weights.put(channel, Float.valueOf(numbers[channel]));
            } catch (NumberFormatException e) {
                throw new IOException(file + ": '" + numbers[channel] + "' is no number", e);
            }
        }
        return weights;
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new IOException(file + ": is no text file of numbers", e);
        }
    }
}
