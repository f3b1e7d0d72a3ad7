package io.github.dreamsphere.models;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A NumPy array of 32-bit floats in C order, read from a file (NumPy's NEP 1, "A Simple File Format for NumPy Arrays").
 *
 * @param shape the array's sizes, slowest first
 * @param values in C order
 */
public record NpyFile(int[] shape, float[] values) {
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\), *\\}\\s*");
    /** Bytes of the magic, the version and the header's length, in version 1. */
    private static final int PREFIX = 10;

    /** Reads {@code file}. */
    public static NpyFile read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = bytes.getShort(PREFIX - 2);
        String header = new String(bytes.array(), PREFIX, length, StandardCharsets.ISO_8859_1);
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            throw new IOException(file + ": is no array of 32-bit floats in C order: " + header);
        }
        int[] shape = Arrays.stream(matcher.group(1).split(","))
                .map(String::strip)
                .filter(size -> !size.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        float[] values = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        bytes.position(PREFIX + length);
        bytes.asFloatBuffer().get(values);
        return new NpyFile(shape, values);
    }

    /** The values of an array stored channel by channel (NCHW with one picture, CHW, or C alone), as HWC. */
    public float[] channelsLast() {
        int channels = shape.length == 4 ? shape[1] : shape[0];
        int pixels = values.length / channels;
        float[] turned = new float[values.length];
        for (int channel = 0; channel < channels; channel++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                turned[pixel * channels + channel] = values[channel * pixels + pixel];
            }
        }
        return turned;
    }
}
