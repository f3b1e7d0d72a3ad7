package io.github.dreamsphere.core.plane;

/** A plane in one array. */
public final class HeapPlane implements Plane, Rows {
    private final float[] samples;
    private final int rowLength;
    private final Runnable onClose;

    /** The plane over {@code samples}, which are not copied. */
    public HeapPlane(float[] samples, int rowLength) {
        this(samples, rowLength, () -> {});
    }

    HeapPlane(float[] samples, int rowLength, Runnable onClose) {
        if (rowLength < 1 || samples.length % rowLength != 0) {
            throw new IllegalArgumentException(
                    "samples must be whole rows of " + rowLength + ", were " + samples.length);
        }
        this.samples = samples;
        this.rowLength = rowLength;
        this.onClose = onClose;
    }

    /** All rows, one after the other; live. */
    public float[] samples() {
        return samples;
    }

    @Override
    public int height() {
        return samples.length / rowLength;
    }

    @Override
    public int rowLength() {
        return rowLength;
    }

    @Override
    public Row row(int y) {
        return new Row(samples, offset(y));
    }

    @Override
    public void store(int y, Row row) {
        // It is live.
    }

    @Override
    public float[] samples(int row) {
        return samples;
    }

    @Override
    public int offset(int row) {
        return row * rowLength;
    }

    @Override
    public void close() {
        onClose.run();
    }
}
