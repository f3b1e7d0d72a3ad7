package io.github.dreamsphere.core.sphere;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Sines and cosines of the longitude of every column and the latitude of every row of a sphere's pixels, at the pixels'
 * centres, for loops over pixels that would otherwise spend most of their time on them.
 */
public final class SphereTable {
    private final Equirectangular sphere;
    private final double[] sinLongitude;
    private final double[] cosLongitude;
    private final double[] sinLatitude;
    private final double[] cosLatitude;

    /** The table of {@code sphere}'s own pixels. */
    public SphereTable(Equirectangular sphere) {
        this.sphere = sphere;
        IntToDoubleFunction longitude = x -> sphere.longitude(x + 0.5);
        IntToDoubleFunction latitude = y -> sphere.latitude(y + 0.5);
        this.sinLongitude = table(sphere.width(), longitude, Math::sin);
        this.cosLongitude = table(sphere.width(), longitude, Math::cos);
        this.sinLatitude = table(sphere.height(), latitude, Math::sin);
        this.cosLatitude = table(sphere.height(), latitude, Math::cos);
    }

    private static double[] table(int length, IntToDoubleFunction angle, DoubleUnaryOperator function) {
        return IntStream.range(0, length).mapToDouble(angle).map(function).toArray();
    }

    /** The sphere whose pixels these are. */
    public Equirectangular sphere() {
        return sphere;
    }

    /** The sine of the longitude of column {@code x}, 0 to width − 1. */
    public double sinLongitude(int x) {
        return sinLongitude[x];
    }

    /** The cosine of the longitude of column {@code x}, 0 to width − 1. */
    public double cosLongitude(int x) {
        return cosLongitude[x];
    }

    /** The sine of the latitude of row {@code y}, 0 to height − 1. */
    public double sinLatitude(int y) {
        return sinLatitude[y];
    }

    /** The cosine of the latitude of row {@code y}, 0 to height − 1. */
    public double cosLatitude(int y) {
        return cosLatitude[y];
    }
}
