package io.github.dreamsphere.core.journey;

import io.github.dreamsphere.core.sphere.Vec3;

/**
 * The zoom on a sphere that keeps angles, and so the form of small shapes: the surroundings of one direction grow,
 * those of the opposite direction shrink, and everything between moves from the first to the second.
 *
 * <p>In stereographic projection from the opposite direction it is the enlargement of the plane by a factor k: an angle
 * θ from the centre becomes θ′ with tan(θ′/2) = k·tan(θ/2). This is the hyperbolic Möbius transformation with the two
 * directions as fixed points (Needham, "Visual Complex Analysis", 1997, chapter 3). It equals relativistic aberration
 * at the speed β = (1 − k²)/(1 + k²), which gives the formula used here, without angles: cos θ′ = (cos θ + β)/(1 +
 * β·cos θ) (Penrose and Rindler, "Spinors and Space-Time", 1984, section 1.3).
 */
final class ConformalZoom {
    private final Vec3 centre;
    private final double beta;
    private final double across;

    /**
     * @param centre of length 1
     * @param factor by how much the surroundings of the centre are enlarged; &gt; 0
     */
    ConformalZoom(Vec3 centre, double factor) {
        this.centre = centre;
        this.beta = (1 - factor * factor) / (1 + factor * factor);
        this.across = Math.sqrt(1 - beta * beta);
    }

    /** The direction to which {@code v}, of length 1, moves. */
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
