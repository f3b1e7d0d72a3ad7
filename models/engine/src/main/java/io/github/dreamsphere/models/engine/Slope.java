package io.github.dreamsphere.models.engine;

/** A value of a blob and its gradient. */
@FunctionalInterface
public interface Slope {
    /**
     * Computes both.
     *
     * @param activation the blob, HWC; not changed
     * @param gradient receives ∂value/∂activation, in the same layout; overwritten
     */
    double gradient(float[] activation, float[] gradient);

    /** Whether the value is ½Σa², which a device can compute without this. */
    default boolean isEnergy() {
        return false;
    }
}
