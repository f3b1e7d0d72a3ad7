package io.github.dreamsphere.core.journey;

import io.github.dreamsphere.core.sphere.Vec3;

/**
 * The zoom on a sphere that keeps every small shape's form: what lies about one direction grows, what lies about the
 * opposite one shrinks, and everything between flows from the one to the other.
 *
 * <p>Projected from the opposite direction onto a plane (stereographically), it is the plane's enlargement by a factor
 * k, so of the angles θ from the centre it makes θ′ with tan(θ′/2) = k·tan(θ/2). This is the hyperbolic Möbius
 * transformation with the two directions as fixed points (Needham, "Visual Complex Analysis", 1997, chapter 3). The sky
 * of a traveller changes so at the speed β = (1 − k²)/(1 + k²), which gives the form computed here, without angles:
 * cos θ′ = (cos θ + β)/(1 + β·cos θ) (aberration; Penrose and Rindler, "Spinors and Space-Time", 1984, section 1.3).
 */
final class ConformalZoom {
    private final Vec3 centre;
    private final double beta;
    private final double across;

    /**
     * @param centre of length 1
     * @param factor how many times as large what lies about the centre becomes; &gt; 0
     */
    ConformalZoom(Vec3 centre, double factor) {
        this.centre = centre;
        this.beta = (1 - factor * factor) / (1 + factor * factor);
        this.across = Math.sqrt(1 - beta * beta);
    }

    /** Where {@code v}, of length 1, comes to lie. */
    Vec3 apply(Vec3 v) {
        double cosine = v.dot(centre);
        double along = cosine + beta - across * cosine;
        double whole = 1 + beta * cosine;
        return new Vec3(
                (across * v.x() + along * centre.x()) / whole,
                (across * v.y() + along * centre.y()) / whole,
                (across * v.z() + along * centre.z()) / whole);
    }
}
