package io.github.dreamsphere.core.quality;

/** The share of the sphere that a row of an equirectangular image stands for. */
final class SphereWeight {
    private SphereWeight() {}

    /** cos((row + ½ − height/2)·π/height). */
    static double of(int row, int height) {
        return Math.cos((row + 0.5 - height / 2.0) * Math.PI / height);
    }
}
