package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.engine.Network;

/** A net loaded once, to dream of many photospheres. */
final class Dreamer implements AutoCloseable {
    private final Network network;

    Dreamer(Model model) {
        network = new Network(model.net());
    }

    /** How this net dreams what is asked for. */
    DreamPlan plan(Dreaming dreaming) {
        return dreaming.plan(network);
    }

    /** The dream of {@code photosphere}, of the same size. */
    static Photosphere dream(Photosphere photosphere, DreamPlan plan, Progress progress) {
        Surface surface = photosphere.coverage().surface();
        return photosphere.withImage(Dream.of(plan).run(photosphere.image(), surface, progress));
    }

    @Override
    public void close() {
        network.close();
    }
}
