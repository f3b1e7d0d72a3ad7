package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.PictureSizes;
import io.github.dreamsphere.models.net.UnknownBlobException;
import java.util.OptionalInt;

/** The objective of raising the score of a network's blob. */
public final class BlobObjective implements Objective {
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
        return new BlobSession(network.fastForwardBackward(blob, width, height), score);
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
        public void close() {
            score.close();
            pass.close();
        }
    }
}
