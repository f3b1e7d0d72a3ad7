package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.Net;
import java.util.List;

/**
 * A net with what belongs to it.
 *
 * @param layers layers good to dream with, the best first; empty if nobody has chosen any
 * @param labels names of the classes in the order of the net's last channels; empty if unknown
 * @param card what it is, where it comes from, under which licence; empty if unknown
 */
public record Model(Net net, List<String> layers, List<String> labels, String card) {
    public Model {
        layers = List.copyOf(layers);
        labels = List.copyOf(labels);
    }

    /**
     * The layer to dream with by default.
     *
     * @throws NoDefaultLayerException that lists the layers, if nobody has chosen one for this net
     */
    public String defaultLayer() {
        if (layers.isEmpty()) {
            throw new NoDefaultLayerException(net);
        }
        return layers.get(0);
    }
}
