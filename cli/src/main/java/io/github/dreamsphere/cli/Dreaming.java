package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamListener;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.engine.LayerObjective;
import io.github.dreamsphere.models.engine.Network;
import java.util.Map;

/**
 * A photosphere's dream of one layer of a net, as the command line asks for it.
 *
 * @param model the net
 * @param layer the blob whose ½Σa² is to rise
 */
record Dreaming(Model model, String layer, DreamOptions options) {
    /** The dream, of the same size. */
    Photosphere dream(Photosphere photosphere, Terminal terminal) {
        try (Network network = new Network(model.net().upTo(layer));
                ProgressDisplay progress = terminal.progress("dreaming")) {
            Image dream = Dream.run(
                    photosphere.image(),
                    photosphere.coverage().surface(),
                    DreamPlan.of(new LayerObjective(network, layer), options),
                    DreamListener.NONE,
                    progress);
            return photosphere.withImage(dream);
        }
    }

    /** What to record in the dream's file, so that it can be dreamed again. */
    Map<String, String> settings() {
        Map<String, String> settings = DreamOptionFlags.settings(options);
        settings.put("model", model.net().name());
        settings.put("layer", layer);
        return settings;
    }
}
