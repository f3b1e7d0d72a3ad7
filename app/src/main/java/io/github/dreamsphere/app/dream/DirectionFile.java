package io.github.dreamsphere.app.dream;

import io.github.dreamsphere.models.objective.Direction;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A direction of a blob's channels in a text file: a number for each channel, between spaces, commas or line ends. */
final class DirectionFile {
    private DirectionFile() {}

    /**
     * Reads the direction in {@code file}.
     *
     * @param blob the blob's name, for messages
     * @param channels the blob's channels
     * @throws IOException if the file cannot be read, or holds anything but a number for each channel
     */
    static Direction read(Path file, String blob, int channels) throws IOException {
        String[] numbers = text(file).strip().split("[\\s,;]+");
        if (numbers.length != channels) {
            throw new IOException(
                    file + ": holds " + numbers.length + " numbers, and " + blob + " has " + channels + " channels");
        }
        Map<Integer, Float> weights = new TreeMap<>();
        for (int channel = 0; channel < channels; channel++) {
            weights.put(channel, number(file, numbers[channel]));
        }
        try {
            return new Direction(weights);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static float number(Path file, String text) throws IOException {
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw new IOException(file + ": '" + text + "' is no number", e);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new IOException(file + ": is no text file of numbers", e);
        }
    }
}
