package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.models.engine.BestMatches;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Shape;
import java.util.List;

/**
 * Similarity to a guide picture (google/deepdream's notebook, {@code objective_guide}): every position is matched with
 * the guide's feature vector of the largest dot product, and the score is the sum of these products, Σ_p max_y a_p·y.
 * The gradient at each position is the vector y.
 */
public final class Guide implements BlobScore {
    /** Largest number of feature vectors to keep, evenly spread; the cost of matching is proportional to it. */
    public static final int MOST_FEATURES = 4096;

    private final int channels;
    private final float[] features;

    /**
     * @param channels values per vector
     * @param features the vectors, concatenated; at least one
     */
    public Guide(int channels, float[] features) {
        if (features.length == 0 || features.length % channels != 0) {
            throw new IllegalArgumentException("the guide's features must be vectors of " + channels + " values, were "
                    + features.length + " values");
        }
        this.channels = channels;
        this.features = features.clone();
    }

    /**
     * The guide made of all {@code pictures}.
     *
     * @param blob the blob whose features are matched
     * @param pictures sRGB 0..1; at least one
     * @throws IllegalArgumentException if a picture is smaller than the network needs
     */
    public static Guide of(Network network, String blob, List<Image> pictures) {
        int minimum = network.net().minimumSize(blob);
        for (Image picture : pictures) {
            if (Math.min(picture.width(), picture.height()) < minimum) {
                throw new IllegalArgumentException(String.format(
                        "the guide must be at least %d pixels along each edge for %s, was %dx%d",
                        minimum, blob, picture.width(), picture.height()));
            }
        }
        int channels = network.net().channels(blob);
        int most = Math.max(1, MOST_FEATURES / pictures.size());
        float[][] seen = new float[pictures.size()][];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = thinned(features(network, blob, pictures.get(i)), channels, most);
        }
        return new Guide(channels, joined(seen));
    }

    private static float[] features(Network network, String blob, Image picture) {
        try (Pass pass = network.forward(blob, picture.width(), picture.height())) {
            pass.forward(picture.rgb());
            return pass.activation();
        }
    }

    /** At most {@code most} of the vectors, evenly spread. */
    private static float[] thinned(float[] features, int channels, int most) {
        int count = features.length / channels;
        int kept = Math.min(count, most);
        float[] thinned = new float[kept * channels];
        for (int i = 0; i < kept; i++) {
            int from = (int) ((long) i * count / kept);
            System.arraycopy(features, from * channels, thinned, i * channels, channels);
        }
        return thinned;
    }

    private static float[] joined(float[][] parts) {
        int length = 0;
        for (float[] part : parts) {
            length += part.length;
        }
        float[] joined = new float[length];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, joined, at, part.length);
            at += part.length;
        }
        return joined;
    }

    @Override
    public void check(String blob, int count) {
        if (count != channels) {
            throw new IllegalArgumentException(
                    "the guide's features have " + channels + " channels, those of " + blob + " have " + count);
        }
    }

    @Override
    public Session open(Shape shape) {
        return new GuideSession(new BestMatches(features, channels), shape);
    }

    private final class GuideSession implements Session {
        private final BestMatches matches;
        private final int[] best;

        private GuideSession(BestMatches matches, Shape shape) {
            this.matches = matches;
            this.best = new int[shape.positions()];
        }

        @Override
        public double gradient(float[] activation, float[] gradient) {
            double sum = matches.find(activation, best);
            for (int position = 0; position < best.length; position++) {
                System.arraycopy(features, best[position] * channels, gradient, position * channels, channels);
            }
            return sum;
        }

        @Override
        public void close() {
            matches.close();
        }
    }
}
