package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.DeconvolutionPhases;
import io.github.dreamsphere.models.net.Net;
import java.util.List;

/**
 * A network ready to run. Its weights are in its device's memory once, for passes of any size. Not thread-safe; run one pass
 * at a time, as each uses all cores or the whole graphics card.
 */
public final class Network implements AutoCloseable {
    private final Net net;
    private final Device device;
    private final boolean ownsDevice;

    /** A network that the processor runs. */
    public Network(Net net) {
        this(net, OneDnn.isAvailable());
    }

    /** @param oneDnn false to use ND4J only, as on platforms without oneDNN */
    Network(Net net, boolean oneDnn) {
        this(oneDnn ? DeconvolutionPhases.of(net) : net, new Processor(oneDnn), true);
    }

    /** A network that {@code device} runs, which must stay open as long as this network. */
    public Network(Net net, Device device) {
        this(DeconvolutionPhases.of(net), device, false);
    }

    private Network(Net net, Device device, boolean ownsDevice) {
        this.net = net;
        this.device = device;
        this.ownsDevice = ownsDevice;
    }

    /** A network of some or all of the same layers; it shares the weights, which this network owns. */
    public Network seenAs(Net other) {
        return new Network(other, device, false);
    }

    /** The network that is run. */
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
        return device.pass(net, blobs, width, height, PassKind.FORWARD);
    }

    /**
     * A pass that computes {@code blob} and, from its gradient, the gradient of the image; throws as {@link #forward}.
     */
    public Pass forwardBackward(String blob, int width, int height) {
        return forwardBackward(List.of(blob), width, height);
    }

    /** A pass that computes several blobs at once and, from their gradients, the gradient of the image. */
    public Pass forwardBackward(List<String> blobs, int width, int height) {
        return device.pass(net, blobs, width, height, PassKind.EXACT_GRADIENT);
    }

    /**
     * As {@link #forwardBackward(String, int, int)}, but faster: blobs have relative errors of about 1e−6. Where a
     * pool's two greatest values are closer than that, the other one may get the gradient.
     */
    public Pass fastForwardBackward(String blob, int width, int height) {
        return device.pass(net, List.of(blob), width, height, PassKind.FAST_GRADIENT);
    }

    /** As {@link #fastForwardBackward(String, int, int)}, for up to {@code tiles} images at once; see {@link Pass#tiles}. */
    public Pass fastForwardBackward(String blob, int width, int height, int tiles) {
        return device.pass(net, List.of(blob), width, height, PassKind.FAST_GRADIENT, tiles);
    }

    /** As {@link #forward(String, int, int)}, for up to {@code tiles} images at once; see {@link Pass#tiles}. */
    public Pass forward(String blob, int width, int height, int tiles) {
        return device.pass(net, List.of(blob), width, height, PassKind.FORWARD, tiles);
    }

    /** Frees the weights, unless another network or a device owns them; close all passes first. */
    @Override
    public void close() {
        if (ownsDevice) {
            device.close();
        }
    }
}
