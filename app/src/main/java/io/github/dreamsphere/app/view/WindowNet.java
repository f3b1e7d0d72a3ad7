package io.github.dreamsphere.app.view;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.device.OpenDevice;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.gpu.CellPaint;
import io.github.dreamsphere.models.gpu.CellTexture;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.viewer.gl.ContextMaker;
import io.github.dreamsphere.viewer.live.CellPainter;
import io.github.dreamsphere.viewer.live.LiveDreamer;
import io.github.dreamsphere.viewer.scene.CellLayout;
import java.util.BitSet;
import java.util.Optional;

/** The net of a window's live dreams. If the window's own graphics card runs it, the card also shows the dreams. */
public final class WindowNet implements LiveDreamer {
    private final Optional<WindowCard> card;
    private final Network network;
    private final Objective objective;

    private WindowNet(Optional<WindowCard> card, Network network, String layer) {
        this.card = card;
        this.network = network;
        this.objective = BlobObjective.energy(network, layer);
    }

    /**
     * Opens a net on the window's thread.
     *
     * @param device runs the net, perhaps in another context; the caller closes it later
     * @param net computes {@code layer}
     * @param contexts makes contexts that share the window's objects
     * @param events are told if the graphics card that dreams cannot show its dreams
     */
    public static WindowNet open(OpenDevice device, Net net, String layer, ContextMaker contexts, Events events) {
        Optional<WindowCard> card = WindowCard.of(device, contexts, events);
        try {
            Network network = card.map(WindowCard::device).orElse(device).network(net);
            return new WindowNet(card, network, layer);
        } catch (RuntimeException | Error e) {
            card.ifPresent(WindowCard::close);
            throw e;
        }
    }

    @Override
    public Objective objective() {
        return objective;
    }

    @Override
    public Optional<CellPainter.Maker> painters() {
        return card.map(own -> (steps, texture, layout) -> painter(own, steps, texture, layout));
    }

    private static CellPainter painter(WindowCard card, ViewAscent steps, int texture, CellLayout layout) {
        CellPaint paint = card.device()
                .paint(
                        steps,
                        new CellTexture(
                                texture,
                                layout.levels(),
                                layout.columns(),
                                layout.cells(),
                                layout.cellWidth(),
                                layout.cellHeight(),
                                layout.overviewWidth(),
                                layout.overviewHeight()));
        return new CellPainter() {
            @Override
            public void paint(BitSet cells) {
                paint.paint(cells);
            }

            @Override
            public void paintOverview() {
                paint.paintOverview();
            }

            @Override
            public void close() {
                paint.close();
            }
        };
    }

    @Override
    public void close() {
        network.close();
        card.ifPresent(WindowCard::close);
    }
}
