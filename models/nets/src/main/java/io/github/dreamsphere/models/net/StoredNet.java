package io.github.dreamsphere.models.net;

import java.util.List;

/**
 * A network as a {@code .dsnet} file holds it.
 *
 * @param bestLayers the blobs that are best to dream with, the best first; empty if the file names none
 */
public record StoredNet(Net net, List<String> bestLayers) {
    /**
     * Checks that the network has the layers.
     *
     * @throws UnknownBlobException if it lacks one
     */
    public StoredNet {
        bestLayers = List.copyOf(bestLayers);
        for (String layer : bestLayers) {
            if (!net.blobs().contains(layer)) {
                throw new UnknownBlobException(net.name(), layer, net.blobs());
            }
        }
    }
}
