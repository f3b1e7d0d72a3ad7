package io.github.dreamsphere.models.train.upscaler;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Random drawings of things that are rare in a small set of photographs but common in towns: lettering (in an invented
 * script, which needs no font), rows of windows, stripes down to the finest possible, and shapes with sharp edges. They
 * are drawn at twice the size and then shrunk by a random kernel, like more or less sharp lenses.
 */
final class SyntheticDrawings {
    private static final ReductionKernel[] LENSES = ReductionKernel.values();
    /** Scale at which drawings are made. */
    private static final int FINER = 2;

    private final SplittableRandom random;
    private final int edge;

    private SyntheticDrawings(SplittableRandom random, int edge) {
        this.random = random;
        this.edge = edge;
    }

    /** A drawing whose half has {@code halfEdge} × {@code halfEdge} pixels. */
    static PhotoPair draw(SplittableRandom random, int halfEdge) {
        int size = halfEdge * PhotoPair.SCALE;
        BufferedImage fine = new SyntheticDrawings(random, size * FINER).drawing();
        ReductionKernel lens = LENSES[random.nextInt(LENSES.length)];
        float[] rgb = lens.resize(PhotoFolder.rgb(fine), size * FINER, size * FINER, size, size);
        return PhotoPair.of(rgb, size, size);
    }

    private BufferedImage drawing() {
        BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setPaint(shade());
        g.fill(whole());
        int parts = random.nextInt(1, 4);
        for (int i = 0; i < parts; i++) {
            if (i > 0) {
                g.setClip(shape());
            }
            part(g);
        }
        g.dispose();
        return image;
    }

    private void part(Graphics2D g) {
        if (random.nextBoolean()) {
            g.setPaint(shade());
            g.fill(whole());
        }
        AffineTransform before = g.getTransform();
        switch (random.nextInt(4)) {
            case 0 -> lettering(g);
            case 1 -> windows(g);
            case 2 -> stripes(g);
            default -> shapes(g);
        }
        g.setTransform(before);
    }

    private Rectangle2D whole() {
        return new Rectangle2D.Double(0, 0, edge, edge);
    }

    /** Lines of characters, each a few strokes between points of a grid; mostly upright. */
    private void lettering(Graphics2D g) {
        if (random.nextInt(3) == 0) {
            g.rotate(between(-Math.PI, Math.PI), edge / 2.0, edge / 2.0);
        }
        int cell = FINER * random.nextInt(1, 5);
        double thickness = between(0.5, 1.3) * cell;
        g.setPaint(colour());
        g.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        int advance = 4 * cell + FINER * random.nextInt(0, 3);
        for (int y = -edge / 2; y < 3 * edge / 2; y += 9 * cell) {
            for (int x = -edge / 2; x < 3 * edge / 2; x += advance) {
                if (random.nextInt(6) > 0) {
                    g.draw(character(x, y, cell));
                }
            }
        }
    }

    private Shape character(int x, int y, int cell) {
        Path2D path = new Path2D.Double();
        int strokes = random.nextInt(2, 6);
        for (int i = 0; i < strokes; i++) {
            double[] from = point(x, y, cell);
            double[] to = random.nextInt(3) == 0 ? point(x, y, cell) : from.clone();
            if (random.nextBoolean()) {
                to[0] = x + cell * random.nextInt(3);
            } else {
                to[1] = y + cell * random.nextInt(6);
            }
            path.moveTo(from[0], from[1]);
            if (random.nextInt(3) == 0) {
                double[] over = point(x, y, cell);
                path.quadTo(over[0], over[1], to[0], to[1]);
            } else {
                path.lineTo(to[0], to[1]);
            }
        }
        return path;
    }

    private double[] point(int x, int y, int cell) {
        return new double[] {x + cell * random.nextInt(3), y + cell * random.nextInt(6)};
    }

    /** Rows of equal windows, rotated and sheared. */
    private void windows(Graphics2D g) {
        slant(g);
        double across = FINER * between(3, 24);
        double down = across * between(0.4, 2.5);
        double wide = across * between(0.2, 0.9);
        double high = down * between(0.2, 0.9);
        Color pane = colour();
        Color frame = colour();
        boolean framed = random.nextBoolean();
        g.setStroke(new BasicStroke((float) (FINER * between(0.5, 1.5))));
        for (double y = -edge; y < 2 * edge; y += down) {
            for (double x = -edge; x < 2 * edge; x += across) {
                Rectangle2D window = new Rectangle2D.Double(x, y, wide, high);
                g.setPaint(pane);
                g.fill(window);
                if (framed) {
                    g.setPaint(frame);
                    g.draw(window);
                }
            }
        }
    }

    /** Parallel stripes or concentric arcs. */
    private void stripes(Graphics2D g) {
        slant(g);
        double period = FINER * between(2.2, 14);
        g.setPaint(colour());
        g.setStroke(new BasicStroke((float) (period * between(0.2, 0.8))));
        boolean arcs = random.nextInt(3) == 0;
        double x = edge * between(-1, 2);
        double y = edge * between(-1, 2);
        for (double at = -edge; at < 2 * edge; at += period) {
            double r = at + edge;
            g.draw(
                    arcs
                            ? new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r)
                            : new Line2D.Double(-edge, at, 2 * edge, at));
        }
    }

    private void shapes(Graphics2D g) {
        int count = random.nextInt(3, 25);
        for (int i = 0; i < count; i++) {
            g.setPaint(shade());
            if (random.nextBoolean()) {
                g.fill(shape());
            } else {
                g.setStroke(new BasicStroke((float) (FINER * between(0.4, 4))));
                g.draw(shape());
            }
        }
    }

    /** A polygon or an ellipse at a random position. */
    private Shape shape() {
        double x = edge * random.nextDouble();
        double y = edge * random.nextDouble();
        double size = edge * between(0.05, 0.7);
        if (random.nextInt(3) == 0) {
            return new Ellipse2D.Double(x - size / 2, y - size / 2, size, size * between(0.3, 1));
        }
        Path2D path = new Path2D.Double();
        int corners = random.nextInt(3, 7);
        double turn = between(0, Math.PI);
        for (int i = 0; i < corners; i++) {
            double angle = turn + 2 * Math.PI * i / corners;
            double r = size * between(0.4, 1);
            double px = x + r * Math.cos(angle);
            double py = y + r * Math.sin(angle);
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        path.closePath();
        return path;
    }

    private void slant(Graphics2D g) {
        if (random.nextInt(4) > 0) {
            g.rotate(between(-Math.PI, Math.PI), edge / 2.0, edge / 2.0);
            g.shear(between(-0.5, 0.5), 0);
        }
    }

    private GradientPaint shade() {
        return new GradientPaint(
                (float) (edge * random.nextDouble()),
                (float) (edge * random.nextDouble()),
                colour(),
                (float) (edge * random.nextDouble()),
                (float) (edge * random.nextDouble()),
                colour());
    }

    /** A random colour; two of three are nearly grey. */
    private Color colour() {
        float[] rgb = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
        if (random.nextInt(3) > 0) {
            float grey = rgb[0];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = Math.min(1, Math.max(0, grey + 0.1f * (rgb[i] - 0.5f)));
            }
        }
        return new Color(rgb[0], rgb[1], rgb[2]);
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }
}
