package io.github.dreamsphere.models.train;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Random crops of a picture, distorted in colour (data augmentation). A net trained on them learns to ignore these
 * changes.
 *
 * @param size edge of the crop in pixels
 * @param kind the kind of distortion
 */
public record Distortion(int size, Kind kind) {
    /** How crops are cut and distorted. */
    public enum Kind {
        /** Nearly the whole picture: shifted, mirrored or not, brighter or darker, tinted, noisy. */
        NEAR,
        /**
         * As GoogLeNet was trained (Szegedy et al. 2014, section 6): {@link RandomResizedCrop}s, mirrored or not, with
         * {@link PhotometricDistortion}.
         */
        GOOGLENET
    }

    /** Edge of the scaled picture relative to the crop. */
    private static final double ROOM = 1.125;

    private static final float BRIGHTNESS = 0.2f;
    private static final float TINT = 0.08f;
    private static final double NOISY = 0.3;
    private static final float STRONGEST_NOISE = 0.06f;

    public Distortion {
        if (size < 16) {
            throw new IllegalArgumentException("a crop's size must be >= 16, was " + size);
        }
    }

    /** Crops that are nearly the whole picture. */
    public Distortion(int size) {
        this(size, Kind.NEAR);
    }

    /** A distorted crop, HWC, sRGB 0..1, {@code size · size · 3} floats. */
    public float[] crop(BufferedImage picture, SplittableRandom random) {
        return kind == Kind.NEAR ? near(picture, random) : googlenet(picture, random);
    }

    private float[] googlenet(BufferedImage picture, SplittableRandom random) {
        int[] packed = RandomResizedCrop.draw(picture.getWidth(), picture.getHeight(), random)
                .cut(picture, size, RandomResizedCrop.Interpolation.any(random));
        float[] rgb = rgb(packed, random.nextBoolean());
        PhotometricDistortion.apply(rgb, random);
        return rgb;
    }

    private float[] near(BufferedImage picture, SplittableRandom random) {
        BufferedImage scaled = scaled(picture);
        int left = random.nextInt(scaled.getWidth() - size + 1);
        int top = random.nextInt(scaled.getHeight() - size + 1);
        int[] packed = scaled.getRGB(left, top, size, size, null, 0, size);
        float[] rgb = rgb(packed, random.nextBoolean());
        colour(rgb, random);
        return rgb;
    }

    /** The middle of the picture, not distorted. */
    public float[] middle(BufferedImage picture) {
        BufferedImage scaled = scaled(picture);
        int left = (scaled.getWidth() - size) / 2;
        int top = (scaled.getHeight() - size) / 2;
        return rgb(scaled.getRGB(left, top, size, size, null, 0, size), false);
    }

    /** The picture, scaled so that its shorter edge is a little longer than the crop. */
    private BufferedImage scaled(BufferedImage picture) {
        int edge = (int) Math.round(size * ROOM);
        int shorter = Math.min(picture.getWidth(), picture.getHeight());
        int w = Math.round((float) picture.getWidth() * edge / shorter);
        int h = Math.round((float) picture.getHeight() * edge / shorter);
        if (w == picture.getWidth() && h == picture.getHeight()) {
            return picture;
        }
        BufferedImage scaled = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = scaled.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(picture, 0, 0, w, h, null);
        g.dispose();
        return scaled;
    }

    private float[] rgb(int[] packed, boolean mirrored) {
        float[] rgb = new float[packed.length * 3];
        for (int i = 0; i < packed.length; i++) {
            int row = i / size * size;
            int p = packed[mirrored ? row + size - 1 - (i - row) : i];
            rgb[3 * i] = (p >> 16 & 0xFF) / 255f;
            rgb[3 * i + 1] = (p >> 8 & 0xFF) / 255f;
            rgb[3 * i + 2] = (p & 0xFF) / 255f;
        }
        return rgb;
    }

    private static void colour(float[] rgb, SplittableRandom random) {
        float gain = (float) (1 + BRIGHTNESS * (2 * random.nextDouble() - 1));
        float[] tint = new float[3];
        for (int c = 0; c < 3; c++) {
            tint[c] = (float) (TINT * random.nextGaussian());
        }
        float noise = random.nextDouble() < NOISY ? (float) (STRONGEST_NOISE * random.nextDouble()) : 0;
        for (int i = 0; i < rgb.length; i++) {
            double grain = noise == 0 ? 0 : noise * random.nextGaussian();
            rgb[i] = (float) Math.min(1, Math.max(0, rgb[i] * gain + tint[i % 3] + grain));
        }
    }
}
