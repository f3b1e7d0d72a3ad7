package io.github.dreamsphere.viewer.window;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Paints what is written over the view, with Java2D, which needs no display. Sizes grow with {@code scale}. */
final class CaptionPainter {
    static final Color BACK = new Color(12, 14, 20, 205);
    static final Color TEXT = new Color(240, 240, 245);
    static final Color FAINT = new Color(240, 240, 245, 150);
    private static final Color NORTH = new Color(255, 110, 90);
    private static final int COMPASS_SIZE = 84;
    private static final int TEXT_SIZE = 16;
    private static final int SMALLEST_TEXT_SIZE = 6;
    private static final int MOST_COLUMNS = 3;
    /** Around and between texts of {@link #TEXT_SIZE}. */
    private static final double GAP = 12;

    private final double scale;

    /** {@code scale} is 1 on an ordinary screen and 2 on one with twice as many pixels an inch. */
    CaptionPainter(double scale) {
        this.scale = scale;
    }

    /**
     * As the constructor; empty, with a line that says so, where Java has no fonts, as without the system libraries
     * fontconfig, freetype or harfbuzz.
     */
    static Optional<CaptionPainter> withFonts(double scale, Consumer<String> say) {
        return working(
                () -> {
                    CaptionPainter painter = new CaptionPainter(scale);
                    painter.text("x", 1);
                    return painter;
                },
                say);
    }

    /** The painter, if it can be made. */
    static Optional<CaptionPainter> working(Supplier<CaptionPainter> painter, Consumer<String> say) {
        try {
            return Optional.of(painter.get());
        } catch (LinkageError | InternalError | RuntimeException e) {
            // Java says in all of these ways that a library or its fonts are missing.
            say.accept(
                    "nothing is written in the window, because Java finds no fonts (Debian: apt install libharfbuzz0b"
                            + " fontconfig fonts-dejavu-core): " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Lines of text on a dark ground, broken so that it is at most {@code width} pixels wide, if its words allow. */
    BufferedImage text(String text, int width) {
        FontMetrics metrics = metrics(font(TEXT_SIZE));
        List<TextTable.Row> rows = new ArrayList<>();
        text.lines().forEach(line -> rows.addAll(broken(line, metrics, width)));
        return laidOut(rows, TEXT_SIZE, 1).paint();
    }

    private List<TextTable.Row> broken(String text, FontMetrics metrics, int width) {
        List<TextTable.Row> rows = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && metrics.stringWidth(longer) + 2 * pixels(GAP) > width) {
                rows.add(new TextTable.Row(line, ""));
                longer = word;
            }
            line = longer;
        }
        rows.add(new TextTable.Row(line, ""));
        return rows;
    }

    /**
     * Rows in a text as large as fits a room of {@code width} × {@code height} pixels, but no larger than other texts, and
     * in as few columns; in the smallest that can be read where none fits.
     */
    BufferedImage table(List<TextTable.Row> rows, int width, int height) {
        for (int size = TEXT_SIZE; size >= SMALLEST_TEXT_SIZE; size--) {
            for (int columns = 1; columns <= MOST_COLUMNS; columns++) {
                TextTable table = laidOut(rows, size, columns);
                if (table.width() <= width && table.height() <= height) {
                    return table.paint();
                }
            }
        }
        return laidOut(rows, SMALLEST_TEXT_SIZE, MOST_COLUMNS).paint();
    }

    private TextTable laidOut(List<TextTable.Row> rows, int textSize, int columns) {
        return new TextTable(rows, font(textSize), columns, pixels(GAP * textSize / TEXT_SIZE));
    }

    /** A compass seen from above: a needle to the north, and the sector in view. Angles in radians. */
    BufferedImage compass(double yaw, double fov) {
        int size = pixels(COMPASS_SIZE);
        BufferedImage picture = picture(size, size);
        Graphics2D g = graphics(picture);
        double centre = size / 2.0;
        double radius = centre - 1;
        g.setColor(BACK);
        g.fill(new Ellipse2D.Double(1, 1, 2 * radius, 2 * radius));
        // The view points up; the world turns below it.
        double spread = Math.toDegrees(Math.min(2 * Math.PI, fov));
        g.setColor(new Color(240, 240, 245, 60));
        g.fill(new Arc2D.Double(1, 1, 2 * radius, 2 * radius, 90 - spread / 2, spread, Arc2D.PIE));
        g.translate(centre, centre);
        g.rotate(-yaw);
        paintRose(g, radius);
        g.dispose();
        return picture;
    }

    private void paintRose(Graphics2D g, double radius) {
        String[] names = {"N", "E", "S", "W"};
        g.setFont(font(TEXT_SIZE));
        FontMetrics metrics = g.getFontMetrics();
        for (int i = 0; i < names.length; i++) {
            g.setColor(i == 0 ? NORTH : TEXT);
            int width = metrics.stringWidth(names[i]);
            g.drawString(names[i], -width / 2f, (float) (-radius + metrics.getAscent() + pixels(2)));
            g.rotate(Math.PI / 2);
        }
        g.setColor(NORTH);
        g.setStroke(new BasicStroke((float) (2 * scale)));
        g.draw(new Line2D.Double(0, 0, 0, -radius * 0.42));
    }

    private int pixels(double atScaleOne) {
        return (int) Math.round(atScaleOne * scale);
    }

    private Font font(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, pixels(size));
    }

    static FontMetrics metrics(Font font) {
        Graphics2D g = graphics(picture(1, 1));
        FontMetrics metrics = g.getFontMetrics(font);
        g.dispose();
        return metrics;
    }

    static BufferedImage picture(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
    }

    static Graphics2D graphics(BufferedImage picture) {
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return g;
    }
}
