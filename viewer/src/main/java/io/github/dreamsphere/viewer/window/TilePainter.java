package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.image.Image;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** Paints the tiles of a {@link ThumbnailStrip}: a small picture with its name below. */
final class TilePainter {
    /** The largest size of the small picture in pixels. */
    static final int WIDTH = 384;

    static final int HEIGHT = 192;

    private static final int MARGIN = 8;
    private static final int NAME = 44;
    private static final int TEXT_SIZE = 30;
    private static final Color MARK = new Color(255, 190, 60);
    private static final Color AWAITED = new Color(60, 64, 76);

    private final boolean hasFonts;

    /** A painter that writes names if {@code hasFonts}, that is, if Java has fonts. */
    TilePainter(boolean hasFonts) {
        this.hasFonts = hasFonts;
    }

    /** Returns a painted tile. It is grey until its picture has been read, and has a frame if it is marked. */
    BufferedImage paint(String name, Optional<Image> small, boolean isMarked) {
        int width = WIDTH + 2 * MARGIN;
        int height = HEIGHT + 2 * MARGIN + NAME;
        BufferedImage tile = CaptionPainter.picture(width, height);
        Graphics2D g = CaptionPainter.graphics(tile);
        g.setColor(CaptionPainter.BACK);
        g.fill(new RoundRectangle2D.Double(0, 0, width, height, 2 * MARGIN, 2 * MARGIN));
        if (small.isPresent()) {
            BufferedImage picture = buffered(small.get());
            g.drawImage(
                    picture,
                    MARGIN + (WIDTH - picture.getWidth()) / 2,
                    MARGIN + (HEIGHT - picture.getHeight()) / 2,
                    null);
        } else {
            g.setColor(AWAITED);
            g.fillRect(MARGIN, MARGIN, WIDTH, HEIGHT);
        }
        if (hasFonts) {
            write(g, name);
        }
        if (isMarked) {
            g.setColor(MARK);
            g.setStroke(new BasicStroke(MARGIN));
            double half = MARGIN / 2.0;
            g.draw(new RoundRectangle2D.Double(half, half, width - MARGIN, height - MARGIN, 2 * MARGIN, 2 * MARGIN));
        }
        g.dispose();
        return tile;
    }

    private static BufferedImage buffered(Image small) {
        BufferedImage picture = new BufferedImage(small.width(), small.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < small.height(); y++) {
            for (int x = 0; x < small.width(); x++) {
                picture.setRGB(x, y, level(small, x, y, 0) << 16 | level(small, x, y, 1) << 8 | level(small, x, y, 2));
            }
        }
        return picture;
    }

    private static int level(Image image, int x, int y, int channel) {
        return Math.round(255 * Math.min(1, Math.max(0, image.get(x, y, channel))));
    }

    /** Writes the name centred below the picture. Names that are too long end with an ellipsis. */
    private static void write(Graphics2D g, String name) {
        g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, TEXT_SIZE));
        g.setColor(CaptionPainter.TEXT);
        FontMetrics metrics = g.getFontMetrics();
        String text = name;
        for (int end = name.length() - 1; end > 0 && metrics.stringWidth(text) > WIDTH; end--) {
            text = name.substring(0, end) + "\u2026";
        }
        int left = MARGIN + (WIDTH - metrics.stringWidth(text)) / 2;
        int top = 2 * MARGIN + HEIGHT + (NAME - MARGIN - metrics.getHeight()) / 2;
        g.drawString(text, left, top + metrics.getAscent());
    }
}
