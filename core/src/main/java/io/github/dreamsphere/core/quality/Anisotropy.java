package io.github.dreamsphere.core.quality;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SphereBlur;

/**
 * How stretched the features of a flat picture are, by its structure tensor J = Gσ ∗ ∇L∇Lᵀ of the luma L (Förstner and
 * Gülch 1987): the coherence (λ₁ − λ₂)/(λ₁ + λ₂) of its eigenvalues, weighted at every place by λ₁ + λ₂. 0: the picture
 * varies equally in every direction everywhere; 1: it consists of lines. Because features have edges, round ones too
 * have an anisotropy above 0; compare pictures by the ratio of their anisotropies.
 */
public final class Anisotropy {
    /** Luma of red, green and blue (ITU-R BT.709). */
    private static final float[] LUMA = {0.2126f, 0.7152f, 0.0722f};

    private Anisotropy() {}

    /**
     * The anisotropy of {@code picture}; 0 if it is uniform.
     *
     * @param sigma standard deviation in pixels of the neighbourhood that counts as one place; about the size of a
     *     feature
     * @throws IllegalArgumentException if the picture is smaller than 3×3 pixels
     */
    public static double of(Image picture, double sigma) {
        if (picture.width() < 3 || picture.height() < 3) {
            throw new IllegalArgumentException(
                    "the picture must be at least 3x3 pixels, was " + picture.width() + "x" + picture.height());
        }
        Image tensor = outerProducts(luma(picture), picture.width(), picture.height());
        SphereBlur.blur(tensor, new Flat(tensor.width(), tensor.height()), sigma);
        double difference = 0;
        double sum = 0;
        float[] j = tensor.rgb();
        for (int i = 0; i < j.length; i += Image.CHANNELS) {
            difference += Math.hypot(j[i] - j[i + 2], 2 * j[i + 1]);
            sum += j[i] + j[i + 2];
        }
        return sum == 0 ? 0 : difference / sum;
    }

    private static float[] luma(Image picture) {
        float[] luma = new float[picture.width() * picture.height()];
        for (int i = 0; i < luma.length; i++) {
            for (int c = 0; c < Image.CHANNELS; c++) {
                luma[i] += LUMA[c] * picture.rgb()[i * Image.CHANNELS + c];
            }
        }
        return luma;
    }

    /** L_x², L_x·L_y, L_y² by central differences, as the three channels of an image without the outermost pixels. */
    private static Image outerProducts(float[] luma, int width, int height) {
        Image products = new Image(width - 2, height - 2);
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                float across = luma[i + 1] - luma[i - 1];
                float down = luma[i + width] - luma[i - width];
                products.set(x - 1, y - 1, 0, across * across);
                products.set(x - 1, y - 1, 1, across * down);
                products.set(x - 1, y - 1, 2, down * down);
            }
        }
        return products;
    }
}
