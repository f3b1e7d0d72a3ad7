package io.github.dreamsphere.core.plane;

/** A plane in a part of a scratch file. */
final class ScratchPlane implements Plane {
    private final ScratchFile file;
    private final long position;
    private final int height;
    private final int rowLength;

    ScratchPlane(ScratchFile file, long position, int height, int rowLength) {
        this.file = file;
        this.position = position;
        this.height = height;
        this.rowLength = rowLength;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int rowLength() {
        return rowLength;
    }

    @Override
    public Row row(int y) {
        float[] samples = new float[rowLength];
        read(y, samples);
        return new Row(samples, 0);
    }

    /** Reads row {@code y} into {@code samples}. */
    void read(int y, float[] samples) {
        file.read(at(y), samples);
    }

    @Override
    public void store(int y, Row row) {
        file.write(at(y), row.samples(), row.from(), rowLength);
    }

    private long at(int y) {
        return position + (long) y * rowLength * Float.BYTES;
    }

    @Override
    public void close() {
        file.release(position);
    }
}
