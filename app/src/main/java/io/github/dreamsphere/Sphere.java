package io.github.dreamsphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.Photosphere;
import java.awt.image.BufferedImage;

/** A photosphere in memory: an equirectangular picture of the sphere or a part of it, with its metadata. */
public final class Sphere {
    private final Photosphere photosphere;

    private Sphere(Photosphere photosphere) {
        this.photosphere = photosphere;
    }

    /** The sphere of {@code photosphere}. */
    public static Sphere of(Photosphere photosphere) {
        return new Sphere(photosphere);
    }

    /**
     * The full sphere of an sRGB image. Alpha is ignored.
     *
     * @throws IllegalArgumentException if the image is not twice as wide as high
     */
    public static Sphere of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        if (width != 2 * height) {
            throw new IllegalArgumentException(
                    "a full sphere is twice as wide as high, " + width + "x" + height + " is not");
        }
        Image pixels = new Image(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = image.getRGB(x, y);
                for (int c = 0; c < Image.CHANNELS; c++) {
                    pixels.set(x, y, c, (rgb >> 8 * (2 - c) & 0xff) / 255f);
                }
            }
        }
        return of(Photosphere.full(pixels));
    }

    /** Its pixels, its place on the sphere, and its metadata. */
    public Photosphere photosphere() {
        return photosphere;
    }

    /** Width in pixels. */
    public int width() {
        return photosphere.image().width();
    }

    /** Height in pixels. */
    public int height() {
        return photosphere.image().height();
    }

    /** A copy of its pixels as sRGB with 8 bits per channel, without alpha. */
    public BufferedImage toBufferedImage() {
        Image pixels = photosphere.image();
        BufferedImage image = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                int rgb = 0;
                for (int c = 0; c < Image.CHANNELS; c++) {
                    rgb = rgb << 8 | Math.round(255 * Math.min(1, Math.max(0, pixels.get(x, y, c))));
                }
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    @Override
    public String toString() {
        return "photosphere of " + width() + "x" + height() + " pixels";
    }
}
