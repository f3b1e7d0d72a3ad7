package io.github.dreamsphere.models.train;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.OutputFile;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** The loss and validation score of a training by step, as CSV and as a PNG chart. */
final class LossCurve {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    private static final int MARGIN = 60;
    private static final String HEADER = "step,loss,score";

    /** A line of the CSV; {@code score} is the validation score. */
    record Point(int step, double loss, double score) {
        static Point parse(String line) {
            String[] cells = line.split(",");
            return new Point(Integer.parseInt(cells[0]), Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
        }
    }

    private final Path csv;
    private final Path png;
    private final List<Point> points = new ArrayList<>();

    private LossCurve(Path folder) {
        csv = folder.resolve("curve.csv");
        png = folder.resolve("curve.png");
    }

    /**
     * The curve in {@code folder} up to {@code step}; later points are dropped, as a resumed training repeats them.
     *
     * @throws FileException if the file there is no such curve
     */
    static LossCurve upTo(int step, Path folder) throws IOException {
        LossCurve curve = new LossCurve(folder);
        if (Files.exists(curve.csv)) {
            try {
                Files.readAllLines(curve.csv).stream()
                        .skip(1)
                        .map(Point::parse)
                        .filter(p -> p.step() <= step)
                        .forEach(curve.points::add);
            } catch (CharacterCodingException | NumberFormatException | IndexOutOfBoundsException e) {
                throw new FileException(curve.csv, "is damaged; delete it to go on without the earlier curve", e);
            }
        }
        return curve;
    }

    /** Whether the last point is at {@code step}. */
    boolean has(int step) {
        return !points.isEmpty() && points.get(points.size() - 1).step() == step;
    }

    void add(Point point) throws IOException {
        points.add(point);
        List<String> lines = new ArrayList<>(List.of(HEADER));
        points.forEach(p -> lines.add(String.format(Locale.ROOT, "%d,%.6g,%.6g", p.step(), p.loss(), p.score())));
        OutputFile.write(csv, file -> Files.write(file, lines));
        OutputFile.write(png, file -> ImageIO.write(draw(), "png", file.toFile()));
    }

    private BufferedImage draw() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setStroke(new BasicStroke(2));
        line(
                g,
                "loss",
                new Color(0x1f77b4),
                MARGIN,
                points.stream().mapToDouble(Point::loss).toArray());
        line(
                g,
                "validation",
                new Color(0xd62728),
                WIDTH - MARGIN,
                points.stream().mapToDouble(Point::score).toArray());
        g.setColor(Color.DARK_GRAY);
        g.drawString("step " + points.get(points.size() - 1).step(), WIDTH / 2, HEIGHT - MARGIN / 3);
        g.dispose();
        return image;
    }

    /** Draws a line over its own range, with labels for the ends of the range at {@code labelX}. */
    private void line(Graphics2D g, String name, Color colour, int labelX, double[] values) {
        double low = java.util.Arrays.stream(values).min().orElse(0);
        double high = Math.max(low + 1e-9, java.util.Arrays.stream(values).max().orElse(1));
        double lastStep = Math.max(1, points.get(points.size() - 1).step());
        Path2D path = new Path2D.Double();
        for (int i = 0; i < values.length; i++) {
            double x = MARGIN + (WIDTH - 2 * MARGIN) * points.get(i).step() / lastStep;
            double y = HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (values[i] - low) / (high - low);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        g.setColor(colour);
        g.draw(path);
        g.drawString(String.format(Locale.ROOT, "%.4g", high), labelX - MARGIN / 2, MARGIN - 8);
        g.drawString(String.format(Locale.ROOT, "%.4g", low), labelX - MARGIN / 2, HEIGHT - MARGIN + 18);
        g.drawString(name, labelX - MARGIN / 2, MARGIN - 26);
    }
}
