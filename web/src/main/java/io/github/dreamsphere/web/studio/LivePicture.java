package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.web.tiles.Level;
import java.awt.Rectangle;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final int[] RGB = {0, 1, 2};
    private static final ComponentColorModel COLOURS = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    private static final long WANTED_NANOSECONDS = 10_000_000_000L;

    private final List<Level> levels;
    private Step now;
    private int version;
    private long asked = System.nanoTime() - WANTED_NANOSECONDS;

    /**
     * What pages see after a step.
     *
     * @param tiles that have been asked for, as JPEGs: several pages may see the same dream
     */
    private record Step(StepPixels pixels, Map<List<Integer>, byte[]> tiles) {}

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
        Step next = new Step(StepPixels.of(picture, WIDEST), new ConcurrentHashMap<>());
        synchronized (this) {
            now = next;
            version++;
        }
    }

    /** How many steps have been taken. */
    synchronized int version() {
        return version;
    }

    /** Whether somebody has asked for it in the last seconds. */
    synchronized boolean isWanted() {
        return System.nanoTime() - asked < WANTED_NANOSECONDS;
    }

    private synchronized Step now() {
        asked = System.nanoTime();
        if (now == null) {
            throw new Refusal(Refusal.NOT_FOUND, "Nothing has been dreamed yet.");
        }
        return now;
    }

    /** All of it as a JPEG. */
    byte[] whole() throws IOException {
        StepPixels pixels = now().pixels;
        return jpeg(pixels.rgb(), pixels.width(), pixels.height());
    }

    /**
     * A tile, as {@link Level} describes it, as a JPEG.
     *
     * @throws Refusal if there is no such tile
     */
    byte[] tile(int level, int row, int column) throws IOException {
        Step step = now();
        if (level >= levels.size()
                || row >= levels.get(level).rows()
                || column >= levels.get(level).columns()) {
            throw new Refusal(Refusal.NOT_FOUND, "There is no such tile.");
        }
        List<Integer> key = List.of(level, row, column);
        byte[] made = step.tiles.get(key);
        if (made == null) {
            Level of = levels.get(level);
            Rectangle area = area(of, row, column);
            made = jpeg(step.pixels.area(of, area), area.width, area.height);
            step.tiles.put(key, made);
        }
        return made;
    }

    private static Rectangle area(Level of, int row, int column) {
        int left = column * Level.CELL - Level.GUTTER;
        int top = row * Level.CELL - Level.GUTTER;
        return new Rectangle(
                left,
                top,
                Math.min(Level.CELL, of.width() - left - Level.GUTTER) + 2 * Level.GUTTER,
                Math.min(Level.CELL, of.height() - top - Level.GUTTER) + 2 * Level.GUTTER);
    }

    /** @param rgb in the order of bytes that the JDK's writer copies as it is, which takes less than half the time of others */
    private static byte[] jpeg(byte[] rgb, int width, int height) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length), width, height, Image.CHANNELS * width, Image.CHANNELS, RGB, null);
        BufferedImage image = new BufferedImage(COLOURS, raster, false, null);
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
