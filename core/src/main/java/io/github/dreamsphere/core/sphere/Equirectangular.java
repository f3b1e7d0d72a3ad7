package io.github.dreamsphere.core.sphere;

/**
 * The equirectangular projection of a sphere, or of a rectangle cut from it: longitude λ = (X/fullWidth − ½)·2π and
 * latitude φ = (½ − Y/fullHeight)·π, where (X, Y) = (left + x, top + y) and (x, y) are this image's continuous pixel
 * coordinates. The poles lie on the edges of the full image, not in a row of pixels.
 *
 * @param width this image's width in pixels
 * @param height this image's height in pixels
 * @param left where this image begins in the full one, in its own pixels; need not be whole
 * @param top where this image begins in the full one, in its own pixels; need not be whole
 * @param fullWidth pixels around the full sphere; need not be whole
 * @param fullHeight pixels from pole to pole; need not be whole
 */
public record Equirectangular(int width, int height, double left, double top, double fullWidth, double fullHeight)
        implements Surface {
    /** The part of the full size below which a gap at an edge counts as rounding. */
    private static final double TOLERANCE = 1e-6;

    /** Rejects a rectangle that is empty or does not lie on the sphere. */
    public Equirectangular {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be >= 1, were " + width + "x" + height);
        }
        if (left < 0 || width > fullWidth * (1 + TOLERANCE)) {
            throw new IllegalArgumentException("the image must begin at left >= 0 and be no wider than the sphere, was "
                    + width + " wide at " + left + " of " + fullWidth);
        }
        if (top < 0 || top + height > fullHeight * (1 + TOLERANCE)) {
            throw new IllegalArgumentException(
                    "the image must lie between the poles, was " + height + " high at " + top + " of " + fullHeight);
        }
    }

    /** A full sphere of {@code width} × {@code height} pixels. */
    public Equirectangular(int width, int height) {
        this(width, height, 0, 0, width, height);
    }

    /** Whether the image covers 360°, so that its last column adjoins its first. */
    public boolean wraps() {
        return Math.abs(fullWidth - width) < TOLERANCE * fullWidth;
    }

    /** Whether the image is a whole sphere. */
    public boolean isFull() {
        return wraps() && reachesNorth() && reachesSouth();
    }

    private boolean reachesNorth() {
        return top < TOLERANCE * fullHeight;
    }

    private boolean reachesSouth() {
        return fullHeight - top - height < TOLERANCE * fullHeight;
    }

    /** Longitude in radians at x. */
    public double longitude(double x) {
        return ((left + x) / fullWidth - 0.5) * 2 * Math.PI;
    }

    /** Latitude in radians at y. */
    public double latitude(double y) {
        return (0.5 - (top + y) / fullHeight) * Math.PI;
    }

    /** The direction (of length 1) that (x, y) shows. */
    public Vec3 direction(double x, double y) {
        return Vec3.ofAngles(longitude(x), latitude(y));
    }

    /**
     * The x that shows a longitude. Of the values a whole turn apart it is the one nearest to this image: between 0 and
     * {@code width} where the image shows that longitude, otherwise outside by at most half the gap.
     */
    public double x(double longitude) {
        double x = (longitude / (2 * Math.PI) + 0.5) * fullWidth - left;
        double first = (width - fullWidth) / 2;
        return x - Math.floor((x - first) / fullWidth) * fullWidth;
    }

    /** The y that shows a latitude; below 0 or beyond {@code height} it lies outside this image. */
    public double y(double latitude) {
        return (0.5 - latitude / Math.PI) * fullHeight - top;
    }

    /** Whether this image shows {@code direction}. */
    public boolean covers(Vec3 direction) {
        double x = x(direction.longitude());
        double y = y(direction.latitude());
        return x >= 0 && x <= width && y >= 0 && y <= height;
    }

    /** Pixels a radian along the equator. */
    public double pixelsPerRadian() {
        return fullWidth / (2 * Math.PI);
    }

    @Override
    public Border border() {
        return new Border(width, height, wraps(), wraps() && reachesNorth(), wraps() && reachesSouth());
    }

    /** The solid angle of a pixel relative to one at the equator: cos φ of the row's middle. */
    @Override
    public double area(int row) {
        return Math.cos(latitude(row + 0.5));
    }

    @Override
    public Equirectangular scaledTo(int newWidth, int newHeight) {
        double h = (double) newWidth / width;
        double v = (double) newHeight / height;
        return new Equirectangular(newWidth, newHeight, left * h, top * v, fullWidth * h, fullHeight * v);
    }
}
