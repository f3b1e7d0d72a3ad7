package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.net.UnknownBlobException;

/** ½Σa² of one channel of a blob: what grows is what that channel alone answers to. */
public final class ChannelObjective implements Objective {
    private final Network network;
    private final String blob;
    private final int channel;
    private final int minimumSize;

    /**
     * @param network stays the caller's and must outlive the sessions
     * @param channel from 0; must be below the blob's number of channels
     * @throws UnknownBlobException if the network has no such blob
     */
    public ChannelObjective(Network network, String blob, int channel) {
        this.network = network;
        this.blob = blob;
        this.channel = channel;
        this.minimumSize = network.net().minimumSize(blob);
        int channels = network.net().shapes(minimumSize, minimumSize).get(blob).channels();
        if (channel < 0 || channel >= channels) {
            throw new IllegalArgumentException(
                    "channel must be >= 0 and below the " + channels + " of " + blob + ", was " + channel);
        }
    }

    @Override
    public int minimumSize() {
        return minimumSize;
    }

    @Override
    public Session open(int width, int height) {
        return new ChannelSession(network.forwardBackward(blob, width, height), channel);
    }

    private static final class ChannelSession implements Session {
        private final Pass pass;
        private final int channel;
        private final float[] activation;

        private ChannelSession(Pass pass, int channel) {
            this.pass = pass;
            this.channel = channel;
            this.activation = new float[pass.output().length()];
        }

        @Override
        public double gradient(float[] rgb, float[] gradient) {
            pass.forward(rgb);
            pass.readActivation(0, activation);
            int channels = pass.output().channels();
            double sum = 0;
            for (int i = 0; i < activation.length; i++) {
                if (i % channels == channel) {
                    sum += (double) activation[i] * activation[i];
                } else {
                    activation[i] = 0;
                }
            }
            pass.backward(activation, gradient);
            return sum / 2;
        }

        @Override
        public void close() {
            pass.close();
        }
    }
}
