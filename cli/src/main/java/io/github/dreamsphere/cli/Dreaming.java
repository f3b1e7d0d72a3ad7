package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.Aim;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamListener;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Mask;
import io.github.dreamsphere.core.dream.Shaping;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.engine.LayerObjective;
import io.github.dreamsphere.models.engine.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A photosphere's dream of a net, as the command line asks for it.
 *
 * @param model the net
 * @param layers the blobs whose ½Σa² are to rise, and how strongly each
 * @param where the part of the sphere that dreams; empty: all of it
 */
record Dreaming(Model model, List<WeightedLayer> layers, DreamOptions options, Shaping shaping, Optional<Mask> where) {
    /** Google's dream of the layer best to dream with. */
    static Dreaming plain(Model model) {
        List<WeightedLayer> layers = List.of(new WeightedLayer(model.defaultLayer(), 1));
        return new Dreaming(model, layers, DreamOptions.defaults(), Shaping.plain(), Optional.empty());
    }

    /** The dream, of the same size. */
    Photosphere dream(Photosphere photosphere, Terminal terminal) {
        try (Network network = new Network(model.net());
                ProgressDisplay progress = terminal.progress("dreaming")) {
            Image dream = Dream.run(
                    photosphere.image(),
                    photosphere.coverage().surface(),
                    new DreamPlan(aims(network), options, shaping, 0),
                    DreamListener.NONE,
                    progress);
            return photosphere.withImage(dream);
        }
    }

    private List<Aim> aims(Network network) {
        return layers.stream()
                .map(layer -> new Aim(new LayerObjective(network, layer.blob()), layer.weight(), where))
                .toList();
    }

    /** What to record in the dream's file, so that it can be dreamed again. */
    Map<String, String> settings() {
        Map<String, String> settings = DreamOptionFlags.settings(options);
        settings.putAll(ShapingFlags.settings(shaping));
        settings.put("model", model.net().name());
        settings.put("layer", layers.stream().map(WeightedLayer::toString).collect(Collectors.joining(" ")));
        return settings;
    }
}
