package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.SrgbColours;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.web.tiles.Level;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
    private static final int WHOLE = 256;
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
    private record Pixels(int width, int height, byte[] rgb, Border border) {}

    /**
     * Where the columns of a tile lie among the pixels: each between two of them.
     *
     * @param left offsets of the pixels at the left, in bytes from the beginning of a row
     * @param right offsets of the pixels at the right
     * @param part how near each is to the right one, 0 to {@value #WHOLE}
     */
    private record Columns(int[] left, int[] right, int[] part) {
        /** @param y a row: across a pole the columns are turned */
        static Columns of(Pixels pixels, int first, int count, double scale, int y) {
            Columns columns = new Columns(new int[count], new int[count], new int[count]);
            for (int i = 0; i < count; i++) {
                double x = (first + i + 0.5) * scale - 0.5;
                int floor = (int) Math.floor(x);
                columns.left[i] = pixels.border.column(floor, y) * Image.CHANNELS;
                columns.right[i] = pixels.border.column(floor + 1, y) * Image.CHANNELS;
                columns.part[i] = (int) ((x - floor) * WHOLE);
            }
            return columns;
        }
    }

    /** The picture of a dream that will be {@code width} × {@code height} pixels large. */
    LivePicture(int width, int height) {
        levels = levels(width, height);
    }

    /** The levels in which a dream of this size is shown while it grows, smallest first. */
    static List<Level> levels(int width, int height) {
        int wide = Math.min(WIDEST, width);
        return Level.all(wide, (int) Math.max(1, Math.round((double) wide * height / width)));
    }

    /** Takes the result of a step. */
    void take(SurfacePicture picture) {
        Optional<IccProfile> profile = picture.header().metadata().icc();
        Plane plane = picture.image().colourPlane();
        int factor = Math.max(1, plane.width() / WIDEST);
        int width = plane.width() / factor;
        int height = Math.max(1, plane.height() / factor);
        if (profile.isPresent()) {
            // The colours are converted in place, and the dream goes on with its own.
            plane = SrgbColours.apply(new Image(plane).copy(), profile).colourPlane();
        }
        byte[] rgb = reduced(plane, factor, width, height);
        Border of = picture.header().surface().border();
        Border border = new Border(width, height, of.wraps(), of.northPole(), of.southPole());
        synchronized (this) {
            now = new Pixels(width, height, rgb, border);
            version++;
        }
    }

    /** The bytes of every pixel, or of every second one and so on. */
    private static byte[] reduced(Plane plane, int factor, int width, int height) {
        byte[] rgb = new byte[width * height * Image.CHANNELS];
        for (int y = 0, i = 0; y < height; y++) {
            Row row = plane.row(Math.min(plane.height() - 1, y * factor + factor / 2));
            float[] samples = row.array();
            int from = row.offset() + factor / 2 * Image.CHANNELS;
            for (int x = 0; x < width; x++, from += factor * Image.CHANNELS) {
                rgb[i++] = level(samples[from]);
                rgb[i++] = level(samples[from + 1]);
                rgb[i++] = level(samples[from + 2]);
            }
        }
        return rgb;
    }

    /** A sample of 0..1 as a byte. Whole numbers are limited, which is faster: the dream waits for it after each step. */
    private static byte level(float sample) {
        int level = (int) (sample * MOST + 0.5f);
        return (byte) (level < 0 ? 0 : level > MOST ? MOST : level);
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
        int[] colours = colours(image);
        for (int i = 0; i < colours.length; i++) {
            colours[i] = colour(pixels.rgb, i * Image.CHANNELS);
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
        draw(pixels, tile, left, top, (double) pixels.width / of.width(), (double) pixels.height / of.height());
        return jpeg(tile);
    }

    /** Draws the part of the pixels that begins at (left, top) of the level, interpolated. */
    private static void draw(Pixels pixels, BufferedImage tile, int left, int top, double scaleX, double scaleY) {
        int[] colours = colours(tile);
        int width = tile.getWidth();
        int inside = pixels.height / 2;
        Columns straight = Columns.of(pixels, left, width, scaleX, inside);
        for (int i = 0; i < tile.getHeight(); i++) {
            double y = (top + i + 0.5) * scaleY - 0.5;
            int floor = (int) Math.floor(y);
            Columns upper = columns(pixels, straight, left, scaleX, floor);
            Columns lower = columns(pixels, straight, left, scaleX, floor + 1);
            int above = pixels.border.row(floor) * pixels.width * Image.CHANNELS;
            int below = pixels.border.row(floor + 1) * pixels.width * Image.CHANNELS;
            int part = (int) ((y - floor) * WHOLE);
            for (int x = 0; x < width; x++) {
                int colour = 0;
                for (int c = 0; c < Image.CHANNELS; c++) {
                    int one = between(pixels.rgb, above + c, upper, x);
                    int other = between(pixels.rgb, below + c, lower, x);
                    colour = colour << 8 | one * (WHOLE - part) + other * part + WHOLE * WHOLE / 2 >> 16;
                }
                colours[i * width + x] = colour;
            }
        }
    }

    private static Columns columns(Pixels pixels, Columns straight, int left, double scale, int y) {
        return pixels.border.turned(y) ? Columns.of(pixels, left, straight.left.length, scale, y) : straight;
    }

    /** The value at column x of a row, times {@value #WHOLE}. */
    private static int between(byte[] rgb, int row, Columns columns, int x) {
        int part = columns.part[x];
        return (rgb[row + columns.left[x]] & MOST) * (WHOLE - part) + (rgb[row + columns.right[x]] & MOST) * part;
    }

    private static int[] colours(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static int colour(byte[] rgb, int at) {
        return (rgb[at] & MOST) << 16 | (rgb[at + 1] & MOST) << 8 | rgb[at + 2] & MOST;
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
