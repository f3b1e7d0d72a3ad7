package io.github.dreamsphere.models.train.upscaler;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Reads the photographs of a folder, each in full size and in smaller sizes, which have no compression artefacts. */
final class PhotoFolder {
    /** Scales of the smaller copies, which are sharper and have structures of other sizes. */
    private static final double[] SMALLER = {0.6, 0.36};

    private PhotoFolder() {}

    /** The photographs, ordered by name, each with its smaller copies. */
    static List<List<PhotoPair>> read(Path folder) throws IOException {
        List<List<PhotoPair>> photographs = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image == null) {
                throw new IOException(file + ": is not a picture; the folder must contain photographs only");
            }
            photographs.add(sizes(rgb(image), image.getWidth(), image.getHeight()));
        }
        return photographs;
    }

    private static List<PhotoPair> sizes(float[] rgb, int width, int height) {
        List<PhotoPair> sizes = new ArrayList<>();
        sizes.add(PhotoPair.of(rgb, width, height));
        for (double size : SMALLER) {
            sizes.add(smaller(rgb, width, height, size));
        }
        return sizes;
    }

    private static PhotoPair smaller(float[] rgb, int width, int height, double size) {
        int w = (int) Math.round(width * size);
        int h = (int) Math.round(height * size);
        return PhotoPair.of(ReductionKernel.BICUBIC.resize(rgb, width, height, w, h), w, h);
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
