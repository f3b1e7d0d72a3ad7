package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Net;
import java.util.List;

/** Computes networks: the processor or a graphics card. It keeps the weights of its networks. */
public interface Device extends AutoCloseable {
    /** The processor. */
    static Device processor() {
        return new Processor(OneDnn.isAvailable());
    }

    /**
     * A pass that computes {@code blobs} of {@code net} for images of the given size.
     *
     * @param kind whether the pass also computes the gradient of the image, and how exact it must be
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if the network has no such blob
     * @throws io.github.dreamsphere.models.net.ShapeException if the image is too small for the network
     */
    Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind);

    /**
     * As {@link #pass(Net, List, int, int, PassKind)}, for up to {@code tiles} images at once. A device that gains nothing
     * by it, or has too little memory, computes fewer; see {@link Pass#tiles}.
     */
    default Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind, int tiles) {
        return pass(net, blobs, width, height, kind);
    }

    /** Frees the weights and the device; close all passes first. */
    @Override
    void close();
}
