package io.github.dreamsphere.models.net;

/**
 * The shape of a blob for one image: {@code height} rows of {@code width} positions with {@code channels} values each,
 * stored in that order (HWC).
 */
public record Shape(int height, int width, int channels) {
    public Shape {
        if (height < 1 || width < 1 || channels < 1) {
            throw new ShapeException("a blob must have at least one row, column and channel, was " + height + "x"
                    + width + "x" + channels);
        }
        if ((long) height * width > Integer.MAX_VALUE) {
            throw new ShapeException("a blob of " + height + "x" + width + " positions is too large");
        }
    }

    /** Number of positions, {@code height · width}. */
    public int positions() {
        return height * width;
    }

    /** Number of values, {@code height · width · channels}. */
    public int length() {
        long length = (long) positions() * channels;
        if (length > Integer.MAX_VALUE) {
            throw new ShapeException("a blob of " + this + " values is too large");
        }
        return (int) length;
    }

    /** The same positions with {@code channels} values each. */
    public Shape withChannels(int channels) {
        return new Shape(height, width, channels);
    }

    /** {@code height x width x channels}. */
    @Override
    public String toString() {
        return height + "x" + width + "x" + channels;
    }
}
