package io.github.dreamsphere.core.sphere;

/** A flat picture of {@code width} × {@code height} pixels: its edges reflect, and all pixels count the same. */
public record Flat(int width, int height) implements Surface {
    /** Rejects an empty picture. */
    public Flat {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be >= 1, were " + width + "x" + height);
        }
    }

    @Override
    public Border border() {
        return Border.reflecting(width, height);
    }

    @Override
    public double area(int row) {
        return 1;
    }

    @Override
    public Flat scaledTo(int newWidth, int newHeight) {
        return new Flat(newWidth, newHeight);
    }
}
