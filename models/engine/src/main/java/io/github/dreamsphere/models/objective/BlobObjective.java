package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.core.dream.AscentTask;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.dream.SphereAscent;
import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.PictureSizes;
import io.github.dreamsphere.models.net.UnknownBlobException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The objective of raising the score of a network's blob. */
public final class BlobObjective implements Objective {
    /** As many tiles fill a large graphics card even in the low resolutions of a network's high layers. */
    private static final int TILES = 4;

    private final Network network;
    private final String blob;
    private final BlobScore score;
    private final PictureSizes sizes;

    /**
     * @param network must outlive the sessions; closed by the caller
     * @throws UnknownBlobException if the network has no such blob
     * @throws IllegalArgumentException if the blob cannot have this score
     */
    public BlobObjective(Network network, String blob, BlobScore score) {
        this.network = network;
        this.blob = blob;
        this.score = score;
        this.sizes = network.net().sizes(blob);
        score.check(blob, network.net().channels(blob));
    }

    /** Google's objective: ½Σa² of {@code blob}. */
    public static BlobObjective energy(Network network, String blob) {
        return new BlobObjective(network, blob, new Energy());
    }

    @Override
    public int minimumSize() {
        return sizes.minimum();
    }

    @Override
    public OptionalInt fixedSize() {
        return sizes.fixed();
    }

    @Override
    public Session open(int width, int height) {
        return new BlobSession(network.fastForwardBackward(blob, width, height, TILES), score);
    }

    private static final class BlobSession implements Session {
        private final Pass pass;
        private final BlobScore.Session score;
        private final float[] activation;
        private final float[] slope;

        private BlobSession(Pass pass, BlobScore score) {
            this.pass = pass;
            this.score = score.open(pass.output());
            this.activation = new float[pass.output().length()];
            this.slope = new float[activation.length];
        }

        @Override
        public double gradient(float[] rgb, float[] gradient) {
            pass.forward(rgb);
            pass.readActivation(0, activation);
            double value = score.gradient(activation, slope);
            pass.backward(slope, gradient);
            return value;
        }

        @Override
        public int tiles() {
            return pass.tiles();
        }

        @Override
        public double[] gradients(List<float[]> rgb, List<float[]> gradients) {
            if (rgb.size() == 1) {
                return new double[] {gradient(rgb.get(0), gradients.get(0))};
            }
            pass.forward(joined(rgb));
            float[] activations = new float[rgb.size() * activation.length];
            float[] slopes = new float[activations.length];
            pass.readActivation(0, activations);
            double[] values = new double[rgb.size()];
            for (int i = 0; i < values.length; i++) {
                System.arraycopy(activations, i * activation.length, activation, 0, activation.length);
                values[i] = score.gradient(activation, slope);
                System.arraycopy(slope, 0, slopes, i * slope.length, slope.length);
            }
            float[] all = new float[rgb.size() * rgb.get(0).length];
            pass.backward(slopes, all);
            for (int i = 0; i < values.length; i++) {
                System.arraycopy(all, i * gradients.get(i).length, gradients.get(i), 0, gradients.get(i).length);
            }
            return values;
        }

        private static float[] joined(List<float[]> tiles) {
            int each = tiles.get(0).length;
            float[] all = new float[tiles.size() * each];
            for (int i = 0; i < tiles.size(); i++) {
                System.arraycopy(tiles.get(i), 0, all, i * each, each);
            }
            return all;
        }

        @Override
        public Optional<SphereAscent> ascent(AscentTask task) {
            return pass.ascent(task, score);
        }

        @Override
        public Optional<ViewAscent> views(Equirectangular sphere) {
            return pass.views(sphere, score);
        }

        @Override
        public void close() {
            score.close();
            pass.close();
        }
    }
}
