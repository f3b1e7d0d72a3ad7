package io.github.dreamsphere.app.device;

import io.github.dreamsphere.models.engine.Device;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.gpu.CardMemoryException;
import io.github.dreamsphere.models.net.Net;
import java.util.List;
import java.util.function.Consumer;

/** A graphics card, and the processor for passes that do not fit into the card's memory. */
final class CardOrProcessor implements Device {
    private final Device card;
    private final Consumer<String> notes;
    private Device processor;

    /** @param notes is told once, when the processor takes over */
    CardOrProcessor(Device card, Consumer<String> notes) {
        this.card = card;
        this.notes = notes;
    }

    @Override
    public Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind) {
        return pass(net, blobs, width, height, kind, 1);
    }

    /** {@inheritDoc} As many as fit into the card's memory. */
    @Override
    public Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind, int tiles) {
        for (int fewer = tiles; fewer > 0; fewer /= 2) {
            try {
                return card.pass(net, blobs, width, height, kind, fewer);
            } catch (CardMemoryException e) {
                // Fewer tiles may fit.
            }
        }
        return processor(width, height).pass(net, blobs, width, height, kind);
    }

    private Device processor(int width, int height) {
        if (processor == null) {
            processor = Device.processor();
            notes.accept("the graphics card's memory is too small for tiles of " + width + "x" + height
                    + " pixels; the processor computes them");
        }
        return processor;
    }

    @Override
    public void close() {
        if (processor != null) {
            processor.close();
        }
        card.close();
    }
}
