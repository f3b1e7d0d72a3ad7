package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.sphere.Equirectangular;

/** Sines and cosines of the longitude of every column and the latitude of every row of a sphere's pixels. */
final class SphereTable {
    final Equirectangular sphere;
    final double[] sinLongitude;
    final double[] cosLongitude;
    final double[] sinLatitude;
    final double[] cosLatitude;

    SphereTable(Equirectangular sphere) {
        this.sphere = sphere;
        this.sinLongitude = new double[sphere.width()];
        this.cosLongitude = new double[sphere.width()];
        this.sinLatitude = new double[sphere.height()];
        this.cosLatitude = new double[sphere.height()];
        for (int x = 0; x < sphere.width(); x++) {
            sinLongitude[x] = Math.sin(sphere.longitude(x + 0.5));
            cosLongitude[x] = Math.cos(sphere.longitude(x + 0.5));
        }
        for (int y = 0; y < sphere.height(); y++) {
            sinLatitude[y] = Math.sin(sphere.latitude(y + 0.5));
            cosLatitude[y] = Math.cos(sphere.latitude(y + 0.5));
        }
    }
}
