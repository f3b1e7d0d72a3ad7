package io.github.dreamsphere.core.sphere.layout;

import io.github.dreamsphere.core.sphere.Vec3;

/** A picture that shows the whole sphere in another way than an equirectangular one. For any thread. */
interface SphereSource {
    /** Puts the colour in {@code direction} (−Z ahead, +Y up) into {@code rgb} from {@code at} on. */
    void sample(Vec3 direction, float[] rgb, int at);
}
