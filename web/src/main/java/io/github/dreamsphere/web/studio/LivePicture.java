package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.SrgbColours;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.web.tiles.Level;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A dream in progress as pages see it: its last step in 8-bit sRGB, at most {@value #WIDEST} pixels wide, cut into tiles of
 * a size that stays the same while the octaves grow.
 */
final class LivePicture {
    static final int WIDEST = 2048;

    private static final float QUALITY = 0.8f;
    private static final int MOST = 255;
    private static final long WANTED_NANOSECONDS = 10_000_000_000L;

    private final List<Level> levels;
    private Pixels now;
    private int version;
    private long asked = System.nanoTime() - WANTED_NANOSECONDS;

    /**
     * The pixels of a step.
     *
     * @param rgb three bytes a pixel, row by row
     */
    private record Pixels(int width, int height, byte[] rgb, Border border) {
        int at(int x, int y) {
            int inside = border.row(y);
            return (inside * width + border.column(x, y)) * Image.CHANNELS;
        }
    }

    /** Of a dream that will be {@code width} × {@code height} pixels large. */
    LivePicture(int width, int height) {
        levels = levels(width, height);
    }

    /** The levels in which a dream of this size is shown while it grows, smallest first. */
    static List<Level> levels(int width, int height) {
        int wide = Math.min(WIDEST, width);
        return Level.all(wide, (int) Math.max(1, Math.round((double) wide * height / width)));
    }

    /** Takes what a step made. */
    void take(SurfacePicture picture) {
        Image copy = SrgbColours.apply(
                reduced(picture.image().colourPlane()),
                picture.header().metadata().icc());
        int width = copy.width();
        int height = copy.height();
        float[] values = copy.rgb();
        byte[] rgb = new byte[values.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (Math.min(1, Math.max(0, values[i])) * MOST + 0.5f);
        }
        Border of = picture.header().surface().border();
        Border border = new Border(width, height, of.wraps(), of.northPole(), of.southPole());
        synchronized (this) {
            now = new Pixels(width, height, rgb, border);
            version++;
        }
    }

    /** A copy, of every second pixel, every third and so on, if it would be too wide otherwise. */
    private static Image reduced(Plane plane) {
        int factor = Math.max(1, plane.width() / WIDEST);
        Image copy = new Image(plane.width() / factor, Math.max(1, plane.height() / factor));
        float[] rgb = copy.rgb();
        for (int y = 0; y < copy.height(); y++) {
            Row row = plane.row(Math.min(plane.height() - 1, y * factor + factor / 2));
            if (factor == 1) {
                row.copyTo(rgb, y * row.length());
                continue;
            }
            for (int x = 0; x < copy.width(); x++) {
                for (int c = 0; c < Image.CHANNELS; c++) {
                    copy.set(x, y, c, row.get((x * factor + factor / 2) * Image.CHANNELS + c));
                }
            }
        }
        return copy;
    }

    /** How many steps have been taken. */
    synchronized int version() {
        return version;
    }

    /** Whether somebody has asked for it in the last seconds. */
    synchronized boolean isWanted() {
        return System.nanoTime() - asked < WANTED_NANOSECONDS;
    }

    private synchronized Pixels now() {
        asked = System.nanoTime();
        if (now == null) {
            throw new Refusal(Refusal.NOT_FOUND, "Nothing has been dreamed yet.");
        }
        return now;
    }

    /** All of it as a JPEG. */
    byte[] whole() throws IOException {
        Pixels pixels = now();
        BufferedImage image = new BufferedImage(pixels.width, pixels.height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < pixels.height; y++) {
            for (int x = 0; x < pixels.width; x++) {
                image.setRGB(x, y, colour(pixels, pixels.at(x, y)));
            }
        }
        return jpeg(image);
    }

    /**
     * A tile, as {@link Level} describes it, as a JPEG.
     *
     * @throws Refusal if there is no such tile
     */
    byte[] tile(int level, int row, int column) throws IOException {
        Pixels pixels = now();
        if (level >= levels.size()
                || row >= levels.get(level).rows()
                || column >= levels.get(level).columns()) {
            throw new Refusal(Refusal.NOT_FOUND, "There is no such tile.");
        }
        Level of = levels.get(level);
        int left = column * Level.CELL - Level.GUTTER;
        int top = row * Level.CELL - Level.GUTTER;
        BufferedImage tile = new BufferedImage(
                Math.min(Level.CELL, of.width() - left - Level.GUTTER) + 2 * Level.GUTTER,
                Math.min(Level.CELL, of.height() - top - Level.GUTTER) + 2 * Level.GUTTER,
                BufferedImage.TYPE_INT_RGB);
        double scaleX = (double) pixels.width / of.width();
        double scaleY = (double) pixels.height / of.height();
        for (int y = 0; y < tile.getHeight(); y++) {
            for (int x = 0; x < tile.getWidth(); x++) {
                tile.setRGB(x, y, sample(pixels, (left + x + 0.5) * scaleX, (top + y + 0.5) * scaleY, scaleX, scaleY));
            }
        }
        return jpeg(tile);
    }

    /** The colour around a point: interpolated where the tile is finer than the pixels, the mean where it is coarser. */
    private static int sample(Pixels pixels, double x, double y, double scaleX, double scaleY) {
        if (scaleX >= 2 && scaleY >= 2) {
            return mean(pixels, (int) Math.floor(x - scaleX / 2), (int) Math.floor(y - scaleY / 2), (int) scaleX);
        }
        int left = (int) Math.floor(x - 0.5);
        int top = (int) Math.floor(y - 0.5);
        double fx = x - 0.5 - left;
        double fy = y - 0.5 - top;
        int a = pixels.at(left, top);
        int b = pixels.at(left + 1, top);
        int c = pixels.at(left, top + 1);
        int d = pixels.at(left + 1, top + 1);
        int colour = 0;
        for (int i = 0; i < Image.CHANNELS; i++) {
            double upper = (pixels.rgb[a + i] & MOST) * (1 - fx) + (pixels.rgb[b + i] & MOST) * fx;
            double lower = (pixels.rgb[c + i] & MOST) * (1 - fx) + (pixels.rgb[d + i] & MOST) * fx;
            colour = colour << 8 | (int) (upper * (1 - fy) + lower * fy + 0.5);
        }
        return colour;
    }

    private static int mean(Pixels pixels, int left, int top, int size) {
        int[] sum = new int[Image.CHANNELS];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int at = pixels.at(left + x, top + y);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += pixels.rgb[at + i] & MOST;
                }
            }
        }
        int count = size * size;
        return sum[0] / count << 16 | sum[1] / count << 8 | sum[2] / count;
    }

    private static int colour(Pixels pixels, int at) {
        return (pixels.rgb[at] & MOST) << 16 | (pixels.rgb[at + 1] & MOST) << 8 | pixels.rgb[at + 2] & MOST;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam options = writer.getDefaultWriteParam();
            options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            options.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
