package io.github.dreamsphere.models.keras;

import java.io.IOException;

/** Reads one kind of layer: adds its ops to the net, and returns its result. */
interface LayerReader {
    /**
     * Reads a call of a layer.
     *
     * @throws UnsupportedLayerException if it cannot be part of a net here
     * @throws UnreadableException if its settings and weights contradict each other
     */
    Value read(LayerContext context) throws IOException;
}
