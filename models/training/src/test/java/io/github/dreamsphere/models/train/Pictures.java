package io.github.dreamsphere.models.train;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Small pictures to train on: waves of random direction, length and colour. */
public final class Pictures {
    private Pictures() {}

    /** Writes {@code count} square pictures of {@code edge} pixels into {@code folder}, the same every time. */
    public static void write(Path folder, int count, int edge) throws IOException {
        Files.createDirectories(folder);
        Random random = new Random(folder.getFileName().hashCode());
        for (int i = 0; i < count; i++) {
            ImageIO.write(
                    waves(random, edge),
                    "png",
                    folder.resolve("picture" + i + ".png").toFile());
        }
    }

    private static BufferedImage waves(Random random, int edge) {
        BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        double[] wave = random.doubles(9, -0.9, 0.9).toArray();
        for (int y = 0; y < edge; y++) {
            for (int x = 0; x < edge; x++) {
                int pixel = 0;
                for (int c = 0; c < 3; c++) {
                    double v = Math.sin(wave[3 * c] * x + wave[3 * c + 1] * y + 9 * wave[3 * c + 2]);
                    pixel = pixel << 8 | (int) (127.5 + 120 * v);
                }
                image.setRGB(x, y, pixel);
            }
        }
        return image;
    }
}
