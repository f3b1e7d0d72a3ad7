package io.github.dreamsphere.core.sphere.layout;

import io.github.dreamsphere.core.sphere.Vec3;

/** A picture of the whole sphere that is not equirectangular. Thread safe. */
interface SphereSource {
    /** Adds the colour in {@code direction} (−Z ahead, +Y up, of length 1) to {@code rgb} from {@code at} on. */
    void sample(Vec3 direction, float[] rgb, int at);
}
