package io.github.dreamsphere.app.view;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.models.gpu.CardContext;
import io.github.dreamsphere.models.gpu.GraphicsCardException;
import io.github.dreamsphere.viewer.gl.ContextMaker;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.SharedContext;
import java.util.Optional;

/**
 * The window's graphics card, in a context that shares the window's textures.
 *
 * @param device the card
 * @param context the context that it computes in
 */
record WindowCard(OpenDevice device, SharedContext context) implements AutoCloseable {
    /**
     * The window's card if {@code device} is that card. For the window's thread, which also closes it.
     *
     * @param events are told if {@code device} is a graphics card, but cannot be used in this way
     */
    static Optional<WindowCard> of(OpenDevice device, ContextMaker contexts, Events events) {
        if (device.cardName().isEmpty()) {
            return Optional.empty();
        }
        try {
            SharedContext context = contexts.make();
            try {
                return Optional.of(new WindowCard(device.in(entered(context), events), context));
            } catch (GraphicsCardException e) {
                context.close();
                throw e;
            }
        } catch (GraphicsException | GraphicsCardException e) {
            events.detail(
                    "the graphics card dreams, and the processor brings the dream into the window: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static CardContext entered(SharedContext context) {
        return new CardContext() {
            @Override
            public void enter() {
                context.enter();
            }

            @Override
            public void leave() {
                context.leave();
            }
        };
    }

    @Override
    public void close() {
        device.close();
        context.close();
    }
}
