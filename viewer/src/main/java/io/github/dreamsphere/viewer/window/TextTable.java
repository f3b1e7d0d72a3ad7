package io.github.dreamsphere.viewer.window;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Function;

/** Rows of two texts on a dark ground, one below the other or in several columns side by side. */
final class TextTable {
    private final List<Row> rows;
    private final Font font;
    private final FontMetrics metrics;
    private final int columns;
    private final int gap;
    private final int left;
    private final int right;

    /** One row; the right text is the fainter one, and may be empty. */
    record Row(String left, String right) {}

    /** With so many pixels around and between the texts. */
    TextTable(List<Row> rows, Font font, int columns, int gap) {
        this.rows = rows;
        this.font = font;
        this.metrics = CaptionPainter.metrics(font);
        this.columns = columns;
        this.gap = gap;
        this.left = widest(Row::left);
        this.right = widest(Row::right);
    }

    private int widest(Function<Row, String> text) {
        return rows.stream().map(text).mapToInt(metrics::stringWidth).max().orElse(0);
    }

    /** Width in pixels. */
    int width() {
        return columns * columnWidth() + gap;
    }

    private int columnWidth() {
        return left + right + (right > 0 ? 2 : 1) * gap;
    }

    /** Height in pixels. */
    int height() {
        return rowsInColumn() * metrics.getHeight() + gap;
    }

    private int rowsInColumn() {
        return (rows.size() + columns - 1) / columns;
    }

    /** Paints it, of type ARGB premultiplied. */
    BufferedImage paint() {
        BufferedImage picture = CaptionPainter.picture(width(), height());
        Graphics2D g = CaptionPainter.graphics(picture);
        g.setColor(CaptionPainter.BACK);
        g.fill(new RoundRectangle2D.Double(0, 0, width(), height(), gap, gap));
        g.setFont(font);
        for (int i = 0; i < rows.size(); i++) {
            int x = gap + i / rowsInColumn() * columnWidth();
            int y = gap / 2 + metrics.getAscent() + i % rowsInColumn() * metrics.getHeight();
            paint(g, rows.get(i).left(), CaptionPainter.TEXT, x, y);
            paint(g, rows.get(i).right(), CaptionPainter.FAINT, x + left + gap, y);
        }
        g.dispose();
        return picture;
    }

    private static void paint(Graphics2D g, String text, Color colour, int x, int y) {
        g.setColor(colour);
        g.drawString(text, x, y);
    }
}
