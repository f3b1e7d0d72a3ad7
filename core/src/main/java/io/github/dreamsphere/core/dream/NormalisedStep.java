package io.github.dreamsphere.core.dream;

/**
 * Google's step on a flat picture: along the gradient, with a length that does not depend on the gradient's magnitude.
 */
public final class NormalisedStep {
    private NormalisedStep() {}

    /**
     * Takes a step; a zero gradient changes nothing.
     *
     * @param rgb the picture, 0..1; changed, and kept within 0..1
     * @param gradient as long as {@code rgb}
     * @param size the mean change of a sample, before clamping
     */
    public static void take(float[] rgb, float[] gradient, float size) {
        double sum = 0;
        for (float value : gradient) {
            sum += Math.abs(value);
        }
        if (sum == 0) {
            return;
        }
        float scale = (float) (size * gradient.length / sum);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.min(1, Math.max(0, rgb[i] + scale * gradient[i]));
        }
    }
}
