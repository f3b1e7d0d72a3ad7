package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.core.sphere.Surface;

/**
 * Detail in two bands, which are held apart: large octaves of a dream grow in the coarse band, and if both were held by one
 * strength, the fine band would fade in its favour, so that a film would lose its sharpness.
 *
 * @param coarse the detail, blurred
 * @param fine what the blur removes
 */
record Bands(Image coarse, Image fine) {
    /** The standard deviation of the blur in pixels. */
    private static final double BLUR = 1;

    /** @param surface that of the detail */
    static Bands of(Image detail, Surface surface) {
        Image coarse = detail.copy();
        SphereBlur.blur(coarse, surface, BLUR);
        Image fine = detail.copy();
        for (int i = 0; i < fine.rgb().length; i++) {
            fine.rgb()[i] -= coarse.rgb()[i];
        }
        return new Bands(coarse, fine);
    }

    /** How strong each band is. */
    record Strengths(Strength coarse, Strength fine) {}

    /** @param field the surface of the flow */
    Strengths strengths(Surface field) {
        return new Strengths(Strength.of(coarse, field), Strength.of(fine, field));
    }
}
