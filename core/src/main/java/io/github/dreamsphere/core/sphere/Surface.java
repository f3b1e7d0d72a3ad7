package io.github.dreamsphere.core.sphere;

/**
 * What a rectangle of pixels lies on: a sphere or a flat picture. It says how the pixels continue beyond the edges and
 * how much of the surface a pixel covers.
 */
public sealed interface Surface permits Equirectangular, Flat {
    /** Width in pixels. */
    int width();

    /** Height in pixels. */
    int height();

    /** How the pixels continue beyond the edges. */
    Border border();

    /** The area that a pixel of {@code row} covers, relative to one at the equator: 0..1. */
    double area(int row);

    /** The same surface with another number of pixels. */
    Surface scaledTo(int width, int height);

    /**
     * The same surface with about {@code factor} times the pixels along each edge, at least one. A surface that wraps
     * gets an even width, so that the turn by half its width across a pole falls on whole pixels.
     */
    default Surface scaledBy(double factor) {
        int width = border().wraps()
                ? 2 * (int) Math.max(1, Math.round(width() * factor / 2))
                : (int) Math.max(1, Math.round(width() * factor));
        return scaledTo(width, (int) Math.max(1, Math.round(height() * factor)));
    }
}
