package io.github.dreamsphere.models.train;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * A random part of a picture, in pixels: 8 % to 100 % of its area, aspect ratio 3/4 to 4/3, both uniformly distributed,
 * at any position (Szegedy et al. 2014, section 6).
 */
record RandomResizedCrop(int left, int top, int width, int height) {
    private static final double LEAST_AREA = 0.08;
    private static final double LEAST_ASPECT = 3.0 / 4;
    private static final double GREATEST_ASPECT = 4.0 / 3;
    /** Attempts to find a part that fits, which may fail in a very long picture. */
    private static final int ATTEMPTS = 10;

    /** How the part is scaled to the size of the crop. */
    enum Interpolation {
        NEAREST,
        BILINEAR,
        BICUBIC,
        /** The mean of the area of a pixel. */
        AREA;

        /** A random one. */
        static Interpolation any(SplittableRandom random) {
            return values()[random.nextInt(values().length)];
        }
    }

    /** A random part of a picture of the given size. */
    static RandomResizedCrop draw(int pictureWidth, int pictureHeight, SplittableRandom random) {
        for (int i = 0; i < ATTEMPTS; i++) {
            double area = pictureWidth * (double) pictureHeight * random.nextDouble(LEAST_AREA, 1);
            double aspect = random.nextDouble(LEAST_ASPECT, GREATEST_ASPECT);
            int width = (int) Math.max(1, Math.round(Math.sqrt(area * aspect)));
            int height = (int) Math.max(1, Math.round(Math.sqrt(area / aspect)));
            if (width <= pictureWidth && height <= pictureHeight) {
                int left = random.nextInt(pictureWidth - width + 1);
                int top = random.nextInt(pictureHeight - height + 1);
                return new RandomResizedCrop(left, top, width, height);
            }
        }
        int edge = Math.min(pictureWidth, pictureHeight);
        return new RandomResizedCrop((pictureWidth - edge) / 2, (pictureHeight - edge) / 2, edge, edge);
    }

    /**
     * The part of {@code picture}, scaled to {@code size} × {@code size} pixels, packed as by {@link
     * BufferedImage#getRGB}.
     */
    int[] cut(BufferedImage picture, int size, Interpolation interpolation) {
        if (interpolation == Interpolation.AREA) {
            return averaged(picture, size);
        }
        BufferedImage cut = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = cut.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                switch (interpolation) {
                    case NEAREST -> RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR;
                    case BILINEAR -> RenderingHints.VALUE_INTERPOLATION_BILINEAR;
                    default -> RenderingHints.VALUE_INTERPOLATION_BICUBIC;
                });
        g.drawImage(picture, 0, 0, size, size, left, top, left + width, top + height, null);
        g.dispose();
        return cut.getRGB(0, 0, size, size, null, 0, size);
    }

    private int[] averaged(BufferedImage picture, int size) {
        int[] from = picture.getRGB(left, top, width, height, null, 0, width);
        int[] to = new int[size * size];
        for (int y = 0; y < size; y++) {
            int firstRow = y * height / size;
            int rows = Math.max(1, (y + 1) * height / size - firstRow);
            for (int x = 0; x < size; x++) {
                int firstColumn = x * width / size;
                int columns = Math.max(1, (x + 1) * width / size - firstColumn);
                to[y * size + x] = mean(from, firstColumn, firstRow, columns, rows);
            }
        }
        return to;
    }

    private int mean(int[] from, int firstColumn, int firstRow, int columns, int rows) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = firstRow; y < firstRow + rows; y++) {
            for (int x = firstColumn; x < firstColumn + columns; x++) {
                int p = from[y * width + x];
                red += p >> 16 & 0xFF;
                green += p >> 8 & 0xFF;
                blue += p & 0xFF;
            }
        }
        int count = rows * columns;
        return (red + count / 2) / count << 16 | (green + count / 2) / count << 8 | (blue + count / 2) / count;
    }
}
