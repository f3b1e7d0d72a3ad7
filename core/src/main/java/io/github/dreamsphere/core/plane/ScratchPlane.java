package io.github.dreamsphere.core.plane;

/** A plane in a part of a scratch file. */
final class ScratchPlane implements Plane {
    private final ScratchFile file;
    private final long position;
    private final int width;
    private final int height;
    private final int channels;

    ScratchPlane(ScratchFile file, long position, int width, int height, int channels) {
        this.file = file;
        this.position = position;
        this.width = width;
        this.height = height;
        this.channels = channels;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int channels() {
        return channels;
    }

    /** A copy of row {@code y}. */
    @Override
    public Row row(int y) {
        Row row = Row.of(new float[rowLength()]);
        read(y, row);
        return row;
    }

    /** Reads row {@code y} into {@code row}. */
    void read(int y, Row row) {
        file.read(position(y), row);
    }

    @Override
    public void store(int y, Row row) {
        file.write(position(y), row);
    }

    @Override
    public void put(int y, Row row) {
        store(y, row);
    }

    private long position(int y) {
        return position + (long) y * rowLength() * Float.BYTES;
    }

    @Override
    public void close() {
        file.release(position);
    }
}
