package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.Aim;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Mask;
import io.github.dreamsphere.core.dream.Shaping;
import io.github.dreamsphere.models.engine.LayerObjective;
import io.github.dreamsphere.models.engine.Network;
import java.util.List;
import java.util.Optional;

/**
 * A dream as the command line asks for it.
 *
 * @param layers the blobs whose ½Σa² are to rise, and how strongly each
 * @param where the part of the sphere that dreams; empty: all of it
 */
record Dreaming(List<WeightedLayer> layers, DreamOptions options, Shaping shaping, Optional<Mask> where) {
    /** What {@code network} is to dream. */
    DreamPlan plan(Network network) {
        List<Aim> aims = layers.stream()
                .map(layer -> new Aim(new LayerObjective(network, layer.blob()), layer.weight(), where))
                .toList();
        return new DreamPlan(aims, options, shaping, 0);
    }
}
