package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.Aim;
import io.github.dreamsphere.core.dream.Mask;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.models.objective.BlobScore;
import java.util.Optional;

/**
 * One thing to dream of.
 *
 * @param blob where it is looked for
 * @param score what of it is to rise
 * @param weight how strongly beside others
 * @param where the part of the picture where it is dreamed; empty: wherever the dream is
 */
record Wish(String blob, ScoreOf score, double weight, Optional<Mask> where) {
    /** A score, some of which need the network itself. */
    @FunctionalInterface
    interface ScoreOf {
        BlobScore in(Network network);
    }

    /** As the dream takes it, where it does not say so itself in {@code elsewhere}. */
    Aim aim(Network network, Optional<Mask> elsewhere) {
        return new Aim(new BlobObjective(network, blob, score.in(network)), weight, where.or(() -> elsewhere));
    }
}
