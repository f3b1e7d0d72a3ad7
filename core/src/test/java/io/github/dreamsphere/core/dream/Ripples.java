package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import java.util.Arrays;

/**
 * An analytic objective to test with: ½Σ(h∗x)², the energy of the response to a small filter h along rows and columns,
 * with edges as a net's padding leaves them. It looks at neighbours, as nets do, so tiles and borders matter.
 */
public final class Ripples implements Objective {
    private static final float[] FILTER = {-1, 0, 2, 0, -1};

    private final int minimumSize;

    /** An objective for tiles of any size. */
    public Ripples() {
        this(1);
    }

    Ripples(int minimumSize) {
        this.minimumSize = minimumSize;
    }

    /** The objective of a whole picture. */
    static double energy(Image image) {
        try (Session session = new Ripples().open(image.width(), image.height())) {
            return session.gradient(image.rgb(), new float[image.rgb().length]);
        }
    }

    @Override
    public int minimumSize() {
        return minimumSize;
    }

    @Override
    public Session open(int width, int height) {
        return new RipplesSession(width, height);
    }

    private record RipplesSession(int width, int height) implements Session {
        @Override
        public double gradient(float[] rgb, float[] gradient) {
            Arrays.fill(gradient, 0);
            double value = 0;
            for (int y = 0; y < height; y++) {
                for (int i = y * width * 3; i < (y + 1) * width * 3; i++) {
                    value += along(rgb, gradient, i, 3, y * width * 3, (y + 1) * width * 3);
                    value += along(rgb, gradient, i, width * 3, 0, rgb.length);
                }
            }
            return value;
        }

        private static double along(float[] rgb, float[] gradient, int at, int stride, int from, int to) {
            float response = 0;
            for (int k = 0; k < FILTER.length; k++) {
                int i = at + (k - 2) * stride;
                response += i >= from && i < to ? FILTER[k] * rgb[i] : 0;
            }
            for (int k = 0; k < FILTER.length; k++) {
                int i = at + (k - 2) * stride;
                if (i >= from && i < to) {
                    gradient[i] += FILTER[k] * response;
                }
            }
            return 0.5 * response * response;
        }

        @Override
        public void close() {}
    }
}
