package io.github.dreamsphere.core.dream;

/** Google's step on a plain picture: along the gradient, and as long whatever the gradient's own strength. */
public final class NormalisedStep {
    private NormalisedStep() {}

    /**
     * Takes a step. Without a gradient there is none.
     *
     * @param rgb the picture, 0..1; changed, and kept within 0..1
     * @param gradient as long as {@code rgb}
     * @param size how much a sample changes on average, where it is not at an end of 0..1
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
