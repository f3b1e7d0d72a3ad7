package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.models.objective.Direction;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A direction of a blob's channels in a text file: a number for each channel, between spaces, commas or line ends. */
final class DirectionFile {
    /** Longer than any number with the space around it. */
    private static final int LONGEST_NUMBER = 64;

    private DirectionFile() {}

    /**
     * Reads the direction in {@code file}.
     *
     * @param blob the blob's name, for messages
     * @param channels the blob's channels
     * @throws FileException if the file holds anything but a number for each channel
     * @throws IOException if it cannot be read
     */
    static Direction read(Path file, String blob, int channels) throws IOException {
        String[] numbers = text(file, channels).strip().split("[\\s,;]+");
        if (numbers.length != channels) {
            throw new FileException(
                    file, "holds " + numbers.length + " numbers, and " + blob + " has " + channels + " channels");
        }
        Map<Integer, Float> weights = new TreeMap<>();
        for (int channel = 0; channel < channels; channel++) {
            weights.put(channel, number(file, numbers[channel]));
        }
        if (weights.values().stream().allMatch(weight -> weight == 0)) {
            throw new FileException(file, "holds only zeros, which are no direction");
        }
        return new Direction(weights);
    }

    private static float number(Path file, String text) throws IOException {
        try {
            float number = Float.parseFloat(text);
            if (Float.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new FileException(file, "'" + shortened(text) + "' is no number", e);
        }
        throw new FileException(file, "'" + shortened(text) + "' is no finite number");
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_NUMBER ? text.substring(0, LONGEST_NUMBER) + "…" : text;
    }

    private static String text(Path file, int channels) throws IOException {
        if (Files.size(file) > (channels + 1L) * LONGEST_NUMBER) {
            throw new FileException(file, "is too large for a direction of " + channels + " channels");
        }
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new FileException(file, "is no text file of numbers", e);
        }
    }
}
