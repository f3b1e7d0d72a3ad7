package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamListener;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.DreamState;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.engine.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

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
    static Photosphere dream(Photosphere photosphere, DreamPlan plan, Progress progress) throws IOException {
        Canvas dream = dream(new Canvas.Sphere(photosphere), plan, Optional.empty(), DreamListener.NONE, progress);
        return photosphere.withImage(dream.image());
    }

    /**
     * The dream of {@code canvas}, of the same size, perhaps from a state on.
     *
     * @param listener may throw {@link UncheckedIOException}, of which the cause is thrown on
     */
    static Canvas dream(
            Canvas canvas, DreamPlan plan, Optional<DreamState> state, DreamListener listener, Progress progress)
            throws IOException {
        Image image = canvas.image();
        Surface surface = canvas.surface();
        try {
            Image dream = state.isPresent()
                    ? Dream.resume(state.get(), image, surface, plan, listener, progress)
                    : Dream.run(image, surface, plan, listener, progress);
            return canvas.withImage(dream);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
