package io.github.dreamsphere.models.train.upscaler;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * The degradation of pictures that a net learns to undo: white Gaussian noise, then JPEG with subsampled chroma. A
 * level is a range of strengths, from which each picture gets a random one, so that a net learns to estimate the
 * strength.
 *
 * @param lowestQuality lowest JPEG quality, 1..100
 * @param highestQuality highest JPEG quality
 * @param noise largest standard deviation of the noise, in 0..255 units
 */
record Degradation(int lowestQuality, int highestQuality, double noise) {
    private static final int CHANNELS = 3;
    /** Share of pictures that are not compressed. */
    private static final double UNCOMPRESSED = 0.1;

    /** The degradation that a net of noise level 1, 2 or 3 learns to undo. */
    static Degradation ofLevel(int level) {
        return switch (level) {
            case 1 -> new Degradation(70, 95, 2);
            case 2 -> new Degradation(45, 85, 5);
            case 3 -> new Degradation(20, 65, 10);
            default -> throw new IllegalArgumentException("the noise level must be 1 to 3, was " + level);
        };
    }

    /** A degraded copy of an 8-bit RGB picture (HWC). */
    byte[] apply(byte[] rgb, int width, int height, SplittableRandom random) {
        byte[] noisy = noisy(rgb, noise * random.nextDouble(), random);
        if (random.nextDouble() < UNCOMPRESSED) {
            return noisy;
        }
        return compressed(noisy, width, height, random.nextInt(lowestQuality, highestQuality + 1));
    }

    private static byte[] noisy(byte[] rgb, double deviation, SplittableRandom random) {
        byte[] result = new byte[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            double value = (rgb[i] & 0xFF) + deviation * random.nextGaussian();
            result[i] = (byte) Math.round(Math.min(255, Math.max(0, value)));
        }
        return result;
    }

    private static byte[] compressed(byte[] rgb, int width, int height, int quality) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] packed = new int[width * height];
        for (int i = 0; i < packed.length; i++) {
            packed[i] = (rgb[CHANNELS * i] & 0xFF) << 16
                    | (rgb[CHANNELS * i + 1] & 0xFF) << 8
                    | rgb[CHANNELS * i + 2] & 0xFF;
        }
        image.setRGB(0, 0, width, height, packed, 0, width);
        try {
            return bytes(ImageIO.read(new ByteArrayInputStream(jpeg(image, quality))));
        } catch (IOException e) {
            throw new UncheckedIOException("JPEG in memory failed", e);
        }
    }

    private static byte[] jpeg(BufferedImage image, int quality) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam options = writer.getDefaultWriteParam();
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionQuality(quality / 100f);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), options);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    private static byte[] bytes(BufferedImage image) {
        int[] packed = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        byte[] rgb = new byte[packed.length * CHANNELS];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (packed[i / CHANNELS] >> (16 - 8 * (i % CHANNELS)));
        }
        return rgb;
    }
}
