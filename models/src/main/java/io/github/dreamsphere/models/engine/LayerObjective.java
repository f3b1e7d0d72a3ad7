package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.net.UnknownBlobException;

/**
 * Google's objective: ½Σa² of a blob, which makes the network see more of whatever it already sees. Its gradient at the
 * blob is the blob itself.
 */
public final class LayerObjective implements Objective {
    private final Network network;
    private final String blob;
    private final int minimumSize;

    /**
     * @param network stays the caller's and must outlive the sessions
     * @throws UnknownBlobException if the network has no such blob
     */
    public LayerObjective(Network network, String blob) {
        this.network = network;
        this.blob = blob;
        this.minimumSize = network.net().minimumSize(blob);
    }

    @Override
    public int minimumSize() {
        return minimumSize;
    }

    @Override
    public Session open(int width, int height) {
        return new LayerSession(network.forwardBackward(blob, width, height));
    }

    private static final class LayerSession implements Session {
        private final Pass pass;
        private final float[] activation;

        private LayerSession(Pass pass) {
            this.pass = pass;
            this.activation = new float[pass.output().length()];
        }

        @Override
        public double gradient(float[] rgb, float[] gradient) {
            pass.forward(rgb);
            pass.readActivation(0, activation);
            pass.backward(activation, gradient);
            double sum = 0;
            for (float value : activation) {
                sum += (double) value * value;
            }
            return sum / 2;
        }

        @Override
        public void close() {
            pass.close();
        }
    }
}
