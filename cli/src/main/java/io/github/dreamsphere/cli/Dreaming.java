package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.Aim;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Mask;
import io.github.dreamsphere.core.dream.Shaping;
import io.github.dreamsphere.models.engine.Network;
import java.util.List;
import java.util.Optional;

/**
 * A dream as the command line asks for it.
 *
 * @param wishes what is dreamed
 * @param where the part of the picture that dreams, for wishes without a place of their own; empty: all of it
 */
record Dreaming(Wishes wishes, DreamOptions options, Shaping shaping, Optional<Mask> where) {
    /** What {@code network} is to dream. */
    DreamPlan plan(Network network) {
        Network seeing = network.seenAs(wishes.net());
        List<Aim> aims =
                wishes.list().stream().map(wish -> wish.aim(seeing, where)).toList();
        try {
            return new DreamPlan(aims, options, shaping, 0);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }
}
