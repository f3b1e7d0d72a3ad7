package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.core.image.IccProfile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.SrgbColours;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.web.tiles.Level;
import java.awt.Rectangle;
import java.util.Optional;

/**
 * The result of a step of a dream.
 *
 * @param width pixels across
 * @param height pixels down
 * @param rgb sRGB, three bytes a pixel, row by row
 * @param border what lies beyond the edges
 */
record StepPixels(int width, int height, byte[] rgb, Border border) {
    private static final int MOST = 255;
    private static final int WHOLE = 256;

    /** Those of a picture; of every second pixel and so on if it is more than {@code widest} pixels wide. */
    static StepPixels of(SurfacePicture picture, int widest) {
        Optional<IccProfile> profile = picture.header().metadata().icc();
        Plane plane = picture.image().colourPlane();
        int factor = Math.max(1, plane.width() / widest);
        int width = plane.width() / factor;
        int height = Math.max(1, plane.height() / factor);
        if (profile.isPresent()) {
            // The colours are converted in place, and the dream goes on with its own.
            plane = SrgbColours.apply(new Image(plane).copy(), profile).colourPlane();
        }
        Border of = picture.header().surface().border();
        Border border = new Border(width, height, of.wraps(), of.northPole(), of.southPole());
        return new StepPixels(width, height, reduced(plane, factor, width, height), border);
    }

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

    /**
     * An area of the same picture in another size, interpolated.
     *
     * @param of that size
     * @param area in pixels of that size; may reach beyond the edges
     * @return three bytes a pixel, row by row
     */
    byte[] area(Level of, Rectangle area) {
        byte[] result = new byte[area.width * area.height * Image.CHANNELS];
        double scale = (double) height / of.height();
        InterpolatedRows rows = new InterpolatedRows((double) width / of.width(), area);
        for (int i = 0; i < area.height; i++) {
            double y = (area.y + i + 0.5) * scale - 0.5;
            int floor = (int) Math.floor(y);
            rows.blend(floor, (int) ((y - floor) * WHOLE), result, i * area.width * Image.CHANNELS);
        }
        return result;
    }

    /** Two rows one below the other, interpolated across. They are kept, because the next row needs mostly the same. */
    private final class InterpolatedRows {
        private final double scale;
        private final Rectangle area;
        private final Columns straight;
        private int[] upper;
        private int[] lower;
        private int upperRow = Integer.MIN_VALUE;

        InterpolatedRows(double scale, Rectangle area) {
            this.scale = scale;
            this.area = area;
            straight = columns(height / 2);
            upper = new int[area.width * Image.CHANNELS];
            lower = upper.clone();
        }

        /** Writes what lies between rows {@code y} and y + 1, {@code part} of {@value #WHOLE} below the first one. */
        void blend(int y, int part, byte[] to, int offset) {
            if (y == upperRow + 1) {
                int[] spare = upper;
                upper = lower;
                lower = spare;
                read(y + 1, lower);
            } else if (y != upperRow) {
                read(y, upper);
                read(y + 1, lower);
            }
            upperRow = y;
            for (int i = 0; i < upper.length; i++) {
                to[offset + i] = (byte) (upper[i] * (WHOLE - part) + lower[i] * part + WHOLE * WHOLE / 2 >> 16);
            }
        }

        /** The samples of a row, times {@value #WHOLE}. */
        private void read(int y, int[] samples) {
            Columns columns = border.turned(y) ? columns(y) : straight;
            int row = border.row(y) * width * Image.CHANNELS;
            for (int x = 0, i = 0; x < area.width; x++) {
                int left = row + columns.left[x];
                int right = row + columns.right[x];
                int part = columns.part[x];
                for (int c = 0; c < Image.CHANNELS; c++) {
                    samples[i++] = (rgb[left + c] & MOST) * (WHOLE - part) + (rgb[right + c] & MOST) * part;
                }
            }
        }

        /** @param y a row: across a pole the columns are turned */
        private Columns columns(int y) {
            Columns columns = new Columns(new int[area.width], new int[area.width], new int[area.width]);
            for (int i = 0; i < area.width; i++) {
                double x = (area.x + i + 0.5) * scale - 0.5;
                int floor = (int) Math.floor(x);
                columns.left[i] = border.column(floor, y) * Image.CHANNELS;
                columns.right[i] = border.column(floor + 1, y) * Image.CHANNELS;
                columns.part[i] = (int) ((x - floor) * WHOLE);
            }
            return columns;
        }
    }

    /**
     * Where the columns of an area lie among the pixels: each between two of them.
     *
     * @param left offsets of the pixels at the left, in bytes from the beginning of a row
     * @param right offsets of the pixels at the right
     * @param part how near each is to the right one, 0 to {@value #WHOLE}
     */
    private record Columns(int[] left, int[] right, int[] part) {}
}
