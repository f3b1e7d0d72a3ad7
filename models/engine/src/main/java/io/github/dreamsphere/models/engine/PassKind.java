package io.github.dreamsphere.models.engine;

/** What a pass computes, and how exactly. */
public enum PassKind {
    /** Blobs only. */
    FORWARD,
    /** Blobs, and the image's gradient as exactly as single precision allows. */
    EXACT_GRADIENT,
    /**
     * Blobs, and the image's gradient, with relative errors of some 1e−6 in the blobs. Where the two
     * greatest values of a pool are closer than that, or a value is that close to a rectifier's threshold, the gradient
     * may take another path.
     */
    FAST_GRADIENT;

    /** True if the pass computes the gradient of the image. */
    public boolean hasGradient() {
        return this != FORWARD;
    }

    /** True if blobs may have the errors of Winograd's convolutions. Gradients may, as they decide nothing. */
    boolean allowsWinogradForward() {
        return this != EXACT_GRADIENT;
    }
}
