package io.github.dreamsphere.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dreamsphere.models.net.ImageSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The data beside a checkout, which tests use where it is present. */
public final class Shared {
    /** How Caffe's ImageNet networks see: BGR, 0..255, less the mean. */
    public static final ImageSpec IMAGENET = ImageSpec.of(255, 1, ImageSpec.Channels.BGR, 104, 117, 123);

    private Shared() {}

    /** A file or folder there; skips the test, saying so, if it is absent. */
    public static Path path(String name) {
        Path shared = Path.of(System.getProperty("dreamsphere.shared", "../shared"));
        Path path = shared.resolve(name);
        assumeTrue(Files.exists(path), () -> "skipped: there is no " + path);
        return path;
    }

    /** A picture's samples, HWC, sRGB 0..1. */
    public static float[] rgb(String name) throws IOException {
        var image = ImageIO.read(path(name).toFile());
        float[] rgb = new float[image.getWidth() * image.getHeight() * 3];
        for (int i = 0; i < rgb.length; i++) {
            int pixel = image.getRGB(i / 3 % image.getWidth(), i / 3 / image.getWidth());
            rgb[i] = (pixel >> 16 - 8 * (i % 3) & 0xff) / 255f;
        }
        return rgb;
    }

    /** The floats of a file that holds nothing else, little-endian. */
    public static float[] floats(String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path(name))).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    /** The values of a .npy file stored channel by channel ({@link NpyFile#channelsLast}), as HWC. */
    public static float[] chw(String name) throws IOException {
        return NpyFile.read(path(name)).channelsLast();
    }

    /** The values of a .npy file as they are stored. */
    public static float[] values(String name) throws IOException {
        return NpyFile.read(path(name)).values();
    }

    /** Asserts ‖actual − expected‖ / ‖expected‖ &lt; {@code limit}. */
    public static void assertClose(float[] actual, float[] expected, double limit) {
        assertThat(actual).hasSameSizeAs(expected);
        assertThat(relativeError(actual, expected)).isLessThan(limit);
    }

    /** ‖actual − expected‖ / ‖expected‖. */
    public static double relativeError(float[] actual, float[] expected) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < actual.length; i++) {
            difference += Math.pow(actual[i] - expected[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / norm);
    }
}
