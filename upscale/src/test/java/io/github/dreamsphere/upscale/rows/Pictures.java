package io.github.dreamsphere.upscale.rows;

import io.github.dreamsphere.core.image.Image;
import java.util.Random;

/** Pictures for tests. */
public final class Pictures {
    private Pictures() {}

    /** Noise, each sample on its own. */
    public static Image noise(int width, int height, long seed) {
        Random random = new Random(seed);
        Image image = new Image(width, height);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        return image;
    }

    /** {@code image} with its columns moved {@code columns} to the right, round the sphere; alpha too. */
    public static Image rolled(Image image, int columns) {
        Image rolled = new Image(image.width(), image.height());
        float[] alpha = image.alpha().map(a -> new float[a.length]).orElse(null);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int to = Math.floorMod(x + columns, image.width());
                System.arraycopy(image.rgb(), image.index(x, y), rolled.rgb(), rolled.index(to, y), Image.CHANNELS);
                if (alpha != null) {
                    alpha[y * image.width() + to] = image.alpha().orElseThrow()[y * image.width() + x];
                }
            }
        }
        return rolled.withAlpha(alpha);
    }
}
