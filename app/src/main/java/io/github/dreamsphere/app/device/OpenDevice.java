package io.github.dreamsphere.app.device;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.models.catalog.StandardFolders;
import io.github.dreamsphere.models.engine.Device;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.gpu.CardContext;
import io.github.dreamsphere.models.gpu.CellPaint;
import io.github.dreamsphere.models.gpu.CellTexture;
import io.github.dreamsphere.models.gpu.GraphicsCard;
import io.github.dreamsphere.models.gpu.GraphicsCardException;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.viewer.gl.SystemLibraries;
import java.util.Optional;

/** The device of a run, open until closed. */
public final class OpenDevice implements AutoCloseable {
    private final Optional<GraphicsCard> card;
    private final Optional<Device> device;

    /** @param device what runs nets; empty for the processor */
    OpenDevice(Optional<GraphicsCard> card, Optional<Device> device) {
        this.card = card;
        this.device = device;
    }

    /**
     * Opens the device that {@code choice} means on this machine.
     *
     * @param events are told if the processor takes a graphics card's place, wholly or for some of a net's operations
     * @throws NoDeviceException if a graphics card is wanted and cannot be used
     */
    public static OpenDevice of(DeviceChoice choice, Events events) throws NoDeviceException {
        OpenDevice opened =
                switch (choice.kind()) {
                    case CPU -> processor();
                    case GPU -> orProcessor(Optional.of(card(choice)), events);
                    case AUTO -> orProcessor(realCard(), events);
                };
        opened.cardName()
                .filter(name -> opened.isSoftware())
                .map(name ->
                        name + " is not a graphics card: the processor computes in its place, and is faster by itself")
                .ifPresent(events::warning);
        return opened;
    }

    private static OpenDevice orProcessor(Optional<GraphicsCard> card, Events events) {
        card.ifPresent(opened -> opened.report(events::detail));
        return new OpenDevice(card, card.map(opened -> new CardOrProcessor(opened, events::warning)));
    }

    /**
     * This graphics card, in a context that others share objects with, as a device of its own.
     *
     * @param context for the card's thread alone; the caller closes it after the device
     * @param events as {@link #of} takes them
     * @throws GraphicsCardException if the context has no OpenGL 4.3, or is another card's
     */
    public OpenDevice in(CardContext context, Events events) throws GraphicsCardException {
        GraphicsCard shared = card.orElseThrow().in(context);
        return orProcessor(Optional.of(tuned(shared)), events);
    }

    /**
     * What paints a dream that this graphics card computes into a texture.
     *
     * @param steps keep the dream in the card's memory
     * @param texture a texture of the card's context
     */
    public CellPaint paint(ViewAscent steps, CellTexture texture) {
        return card.orElseThrow().paint(steps, texture);
    }

    /** The processor. */
    public static OpenDevice processor() {
        return new OpenDevice(Optional.empty(), Optional.empty());
    }

    /**
     * A graphics card whose place the processor never takes: passes throw {@link
     * io.github.dreamsphere.models.gpu.CardMemoryException} if the card's memory is full.
     *
     * @throws NoDeviceException if it cannot be used
     */
    static OpenDevice cardOnly(DeviceChoice choice) throws NoDeviceException {
        GraphicsCard opened = card(choice);
        return new OpenDevice(Optional.of(opened), Optional.of(opened));
    }

    private static GraphicsCard card(DeviceChoice choice) throws NoDeviceException {
        SystemLibraries.usePaths();
        try {
            return tuned(
                    choice.number().isPresent()
                            ? GraphicsCard.open(choice.number().getAsInt())
                            : GraphicsCard.open());
        } catch (GraphicsCardException e) {
            throw new NoDeviceException(choice, e);
        }
    }

    /** The first graphics card, unless only the processor would take its place. */
    private static Optional<GraphicsCard> realCard() {
        SystemLibraries.usePaths();
        try {
            GraphicsCard found = GraphicsCard.open();
            if (!found.isSoftware()) {
                return Optional.of(tuned(found));
            }
            found.close();
            return Optional.empty();
        } catch (GraphicsCardException e) {
            return Optional.empty();
        }
    }

    private static GraphicsCard tuned(GraphicsCard card) {
        card.tune(StandardFolders.ofProcess().cache().resolveSibling("tilings"));
        return card;
    }

    /** {@code net}, ready to run on the device. Close it before the device. */
    public Network network(Net net) {
        return device.map(opened -> new Network(net, opened)).orElseGet(() -> new Network(net));
    }

    /** The name of the graphics card; empty for the processor. */
    public Optional<String> cardName() {
        return card.map(GraphicsCard::name);
    }

    /** True if the processor takes the place of a graphics card, which is slower than the processor by itself. */
    public boolean isSoftware() {
        return card.map(GraphicsCard::isSoftware).orElse(false);
    }

    @Override
    public void close() {
        device.ifPresent(Device::close);
    }
}
