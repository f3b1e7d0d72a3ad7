package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.DeconvolutionPhases;
import io.github.dreamsphere.models.net.Net;
import java.util.List;

/**
 * A network ready to run: its weights lie in native memory once, in the engine's layout, for passes of every size. Not
 * thread safe; run one pass at a time, each already uses every core.
 */
public final class Network implements AutoCloseable {
    private final Net net;
    private final boolean oneDnn;
    private final Weights weights;
    private final boolean ownsWeights;

    public Network(Net net) {
        this(net, OneDnn.isAvailable());
    }

    /** @param oneDnn false to compute with ND4J's ops alone, as where oneDNN's library is missing */
    Network(Net net, boolean oneDnn) {
        this(oneDnn ? DeconvolutionPhases.of(net) : net, oneDnn, new Weights(), true);
    }

    private Network(Net net, boolean oneDnn, Weights weights, boolean ownsWeights) {
        this.net = net;
        this.oneDnn = oneDnn;
        this.weights = weights;
        this.ownsWeights = ownsWeights;
    }

    /**
     * Another network made of the same layers, or of some of them: the weights are shared, and are this network's to
     * free.
     */
    public Network seenAs(Net other) {
        return new Network(other, oneDnn, weights, false);
    }

    /** What is run. */
    public Net net() {
        return net;
    }

    /**
     * A pass that computes {@code blob} for images of the given size.
     *
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if the network has no such blob
     * @throws io.github.dreamsphere.models.net.ShapeException if the image is too small for it
     */
    public Pass forward(String blob, int width, int height) {
        return forward(List.of(blob), width, height);
    }

    /** A pass that computes several blobs at once. */
    public Pass forward(List<String> blobs, int width, int height) {
        return new Pass(net, blobs, width, height, false, oneDnn, weights);
    }

    /** A pass that computes {@code blob} and, from its gradient, that of the image; throws as {@link #forward}. */
    public Pass forwardBackward(String blob, int width, int height) {
        return forwardBackward(List.of(blob), width, height);
    }

    /** A pass that computes several blobs at once and takes the gradients of all of them. */
    public Pass forwardBackward(List<String> blobs, int width, int height) {
        return new Pass(net, blobs, width, height, true, oneDnn, weights);
    }

    /** Frees the weights; passes must be closed before. */
    @Override
    public void close() {
        if (ownsWeights) {
            weights.close();
        }
    }
}
