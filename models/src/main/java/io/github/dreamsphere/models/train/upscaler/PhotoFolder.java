package io.github.dreamsphere.models.train.upscaler;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The photographs of a folder, each at full size and at a smaller one, where a file's own artefacts are gone. */
final class PhotoFolder {
    /** A second, smaller copy of each photograph is trained on too: sharper, and with structures of other sizes. */
    private static final double SMALLER = 0.6;

    private PhotoFolder() {}

    /** Reads the photographs in the order of their names, each followed by its smaller copy. */
    static List<PhotoPair> read(Path folder) throws IOException {
        List<PhotoPair> pairs = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null) {
                throw new IOException(file + ": is no picture; the folder must hold photographs only");
            }
            float[] rgb = rgb(image);
            pairs.add(PhotoPair.of(rgb, image.getWidth(), image.getHeight()));
            int w = (int) Math.round(image.getWidth() * SMALLER);
            int h = (int) Math.round(image.getHeight() * SMALLER);
            pairs.add(PhotoPair.of(
                    Resampling.resize(rgb, image.getWidth(), image.getHeight(), w, h, ReductionKernel.BICUBIC), w, h));
        }
        return pairs;
    }

    static float[] rgb(BufferedImage image) {
        int w = image.getWidth();
        int[] packed = image.getRGB(0, 0, w, image.getHeight(), null, 0, w);
        float[] rgb = new float[packed.length * 3];
        for (int i = 0; i < packed.length; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (packed[i] >> (16 - 8 * c) & 0xFF) / 255f;
            }
        }
        return rgb;
    }
}
