package io.github.dreamsphere.core.quality;

/** The weight of a row of an equirectangular image, proportional to the area of its pixels. */
final class SphereWeight {
    private SphereWeight() {}

    /** cos((row + ½ − height/2)·π/height). */
    static double of(int row, int height) {
        return Math.cos((row + 0.5 - height / 2.0) * Math.PI / height);
    }
}
