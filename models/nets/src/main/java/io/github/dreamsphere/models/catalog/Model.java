package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.Net;
import java.util.List;

/**
 * A net with its recommended layers, class names and card.
 *
 * @param layers recommended layers for dreams, the best first; empty if unknown
 * @param labels class names in the order of the channels of the last blob; empty if unknown
 * @param card its description, source and licence; empty if unknown
 * @param notes what the reader left out or took for granted, a line each
 */
public record Model(Net net, List<String> layers, List<String> labels, String card, List<String> notes) {
    public Model {
        layers = List.copyOf(layers);
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
    }

    /** A net that was read completely. */
    public Model(Net net, List<String> layers, List<String> labels, String card) {
        this(net, layers, labels, card, List.of());
    }

    /**
     * The default layer for dreams.
     *
     * @throws NoDefaultLayerException listing the layers, if no layer is recommended
     */
    public String defaultLayer() {
        if (layers.isEmpty()) {
            throw new NoDefaultLayerException(net);
        }
        return layers.get(0);
    }
}
