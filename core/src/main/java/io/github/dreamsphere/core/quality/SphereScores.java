package io.github.dreamsphere.core.quality;

import io.github.dreamsphere.core.image.Image;

/** {@link SeamScore} and {@link PoleScore} of a full sphere, computed from bands of rows from the top. */
public final class SphereScores {
    private final int width;
    private final int height;
    private final double[] columns;
    private final double[] north;
    private final double[] south;
    private double northEdge;
    private double southEdge;
    private Image lastRow;
    private int rows;

    /** Scores of a sphere of {@code width} × {@code height} pixels whose rows are to be {@linkplain #add added}. */
    public SphereScores(int width, int height) {
        if (width < 2 || height < 2) {
            throw new IllegalArgumentException("width and height must be >= 2, were " + width + "x" + height);
        }
        this.width = width;
        this.height = height;
        this.columns = new double[width];
        this.north = new double[PoleScore.neighbours(height)];
        this.south = new double[PoleScore.neighbours(height)];
    }

    /** Adds the next rows. */
    public void add(Image band) {
        for (int x = 0; x < width; x++) {
            columns[x] += Differences.columns(band, x, (x + 1) % width) * band.height();
        }
        for (int y = 0; y < band.height(); y++) {
            addRow(row(band, y));
        }
    }

    private void addRow(Image row) {
        int above = rows - 1;
        if (above >= 0 && above < north.length) {
            north[above] = Differences.rows(lastRow, row);
        }
        if (above >= 0 && height - 2 - above < south.length) {
            south[height - 2 - above] = Differences.rows(lastRow, row);
        }
        if (rows == 0) {
            northEdge = Differences.rows(row, 0, 0, width / 2);
        }
        if (rows == height - 1) {
            southEdge = Differences.rows(row, 0, 0, width / 2);
        }
        lastRow = row;
        rows++;
    }

    private static Image row(Image band, int y) {
        Image row = new Image(band.width(), 1);
        System.arraycopy(band.rgb(), band.index(0, y), row.rgb(), 0, row.rgb().length);
        return row;
    }

    /** As {@link SeamScore#of}; all rows must have been added. */
    public double seam() {
        requireAll();
        double[] neighbours = new double[width - 1];
        System.arraycopy(columns, 0, neighbours, 0, width - 1);
        return Differences.overMedian(columns[width - 1], neighbours);
    }

    /** As {@link PoleScore#north}; all rows must have been added. */
    public double north() {
        requireAll();
        return Differences.overMedian(northEdge, north);
    }

    /** As {@link PoleScore#south}; all rows must have been added. */
    public double south() {
        requireAll();
        return Differences.overMedian(southEdge, south);
    }

    private void requireAll() {
        if (rows != height) {
            throw new IllegalStateException(rows + " of " + height + " rows were added");
        }
    }
}
