package io.github.dreamsphere.upscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.upscale.net.Waifu2xFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against an independent implementation, which repeats the picture's edge where we reflect: so it is padded first. */
class Waifu2xReferenceTest {
    private static final int EDGE = 8;

    @ParameterizedTest
    @CsvSource({"photo,waifu2x_photo_2x_hwc.npy", "upconv_7_photo,waifu2x_upconv7_photo_2x_hwc.npy"})
    void theResultIsThatOfTheReference(String model, String reference) throws IOException {
        Image picture = read(Shared.path("reference/sr_input_192x128.png"));
        Image padded = padded(picture);
        Image result;
        try (Upscaler upscaler = new Upscaler(
                Waifu2xFolder.open(Shared.path("models/waifu2x/" + model)),
                UpscaleOptions.defaults().withTile(64, 64))) {
            result = upscaler.enlarge(
                    padded, new Flat(padded.width(), padded.height()), Enlargement.by(2), Progress.SILENT);
        }
        ByteBuffer expected = npy(Shared.path("reference/" + reference));
        double difference = 0;
        double size = 0;
        for (int y = 0; y < 2 * picture.height(); y++) {
            for (int x = 0; x < 2 * picture.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    float e = Math.min(1, Math.max(0, expected.getFloat()));
                    double d = result.get(x + 2 * EDGE, y + 2 * EDGE, c) - e;
                    difference += d * d;
                    size += e * e;
                }
            }
        }
        assertThat(Math.sqrt(difference / size)).isLessThan(1e-5);
    }

    private static Image read(Path file) throws IOException {
        BufferedImage pixels = ImageIO.read(file.toFile());
        Image image = new Image(pixels.getWidth(), pixels.getHeight());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                for (int c = 0; c < 3; c++) {
                    image.set(x, y, c, (pixels.getRGB(x, y) >> (16 - 8 * c) & 255) / 255f);
                }
            }
        }
        return image;
    }

    private static Image padded(Image image) {
        Image padded = new Image(image.width() + 2 * EDGE, image.height() + 2 * EDGE);
        for (int y = 0; y < padded.height(); y++) {
            for (int x = 0; x < padded.width(); x++) {
                int fromX = Math.min(image.width() - 1, Math.max(0, x - EDGE));
                int fromY = Math.min(image.height() - 1, Math.max(0, y - EDGE));
                System.arraycopy(image.rgb(), image.index(fromX, fromY), padded.rgb(), padded.index(x, y), 3);
            }
        }
        return padded;
    }

    /** The floats of a version 1 file of numpy's, after its header. */
    private static ByteBuffer npy(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.position(10 + bytes.getShort(8));
    }
}
