package io.github.dreamsphere.core.plane;

/** A plane in one array. */
public final class HeapPlane implements Plane, Rows {
    private final float[] samples;
    private final int width;
    private final int channels;
    private final Row[] rows;
    private final Runnable onClose;

    /** The plane of {@code width} pixels a row over {@code samples}, which are not copied. */
    public HeapPlane(float[] samples, int width, int channels) {
        this(samples, width, channels, () -> {});
    }

    HeapPlane(float[] samples, int width, int channels, Runnable onClose) {
        int rowLength = Math.multiplyExact(width, channels);
        if (rowLength < 1 || samples.length % rowLength != 0) {
            throw new IllegalArgumentException("samples must be whole rows of " + width + " pixels of " + channels
                    + " channels, were " + samples.length + " floats");
        }
        this.samples = samples;
        this.width = width;
        this.channels = channels;
        this.rows = new Row[samples.length / rowLength];
        for (int y = 0; y < rows.length; y++) {
            rows[y] = new Row(samples, y * rowLength, rowLength);
        }
        this.onClose = onClose;
    }

    /** All rows, one after the other; live. */
    public float[] samples() {
        return samples;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return rows.length;
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public Row row(int y) {
        return rows[y];
    }

    @Override
    public void store(int y, Row row) {
        // The row is live.
    }

    @Override
    public void put(int y, Row row) {
        rows[y].copy(row);
    }

    @Override
    public void close() {
        onClose.run();
    }
}
