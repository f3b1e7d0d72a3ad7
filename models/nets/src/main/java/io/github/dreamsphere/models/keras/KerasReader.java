package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.net.AffineFolding;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads nets that Keras saved (https://keras.io): {@code .keras} archives of Keras 3, and {@code .h5} files of Keras 1,
 * 2 and 3 that contain the whole model. Blobs have the names of their layers; those of a nested model come behind its
 * name and a slash.
 *
 * <p>Layers that are not supported are left out, and so is what reads them.
 */
public final class KerasReader {
    private KerasReader() {}

    /**
     * A net that was read.
     *
     * @param net the net; its image spec is {@code RGB} in 0..1 or a luma until {@link #withInput} sets it
     * @param knownInput how a picture becomes the values that the file's input takes, if the file says so by the layers
     *     that scale its image, or is known by its name
     * @param leftOut a line about each layer that was left out
     */
    public record Result(Net net, Optional<ImageSpec> knownInput, List<String> leftOut) {
        /**
         * The net for pictures that become the file's input in this way. Layers of the file that scale the image become
         * part of the net's image spec.
         *
         * @throws NetFileException if the net takes another number of channels
         */
        public Net withInput(Path file, ImageSpec input) throws NetFileException {
            int channels = net.imageSpec().channels().count();
            if (channels != input.channels().count()) {
                throw new NetFileException(
                        file,
                        "takes " + channels + (channels == 1 ? " channel" : " channels") + ", but " + input.channels()
                                + " has " + input.channels().count());
            }
            return ImageScaling.folded(net.withImageSpec(input));
        }
    }

    /** Reads a net; {@code input} as in {@link Result#withInput}. */
    public static Net read(Path file, ImageSpec input) throws IOException {
        return read(file).withInput(file, input);
    }

    /**
     * Reads a net, named as its model.
     *
     * @throws NetFileException if it is no Keras file or is damaged, if its configuration and its weights contradict
     *     each other, or if none of its layers can be read
     */
    public static Result read(Path file) throws IOException {
        try (KerasFile keras = KerasFile.open(file)) {
            return read(file, keras);
        } catch (UnreadableException e) {
            throw new NetFileException(file, e.getMessage(), e);
        }
    }

    private static Result read(Path file, KerasFile keras) throws IOException {
        ModelConfig model = keras.model();
        KerasInput input = KerasInput.of(model);
        NetDraft draft = new NetDraft();
        LeftOut leftOut = new LeftOut();
        List<Optional<Value>> inputs = new ArrayList<>(
                Collections.nCopies(model.sequential() ? 1 : model.inputs().size(), Optional.<Value>empty()));
        inputs.set(input.number(), Optional.of(draft.input(input.name(), input.sizes(), input.channelsFirst())));
        new GraphWalk(keras, draft, leftOut).walk(model, keras.weights(), inputs, "", 0);
        if (draft.layers().isEmpty()) {
            throw new NetFileException(file, "cannot be read from its first layer on: " + leftOut.first());
        }
        boolean colour = input.sizes().get(0).channels() == 3;
        ImageSpec plain = colour
                ? ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0)
                : ImageSpec.of(1, 1, ImageSpec.Channels.LUMA, 0);
        Net net = AffineFolding.fold(new Net(model.name(), plain, input.name(), draft.layers()));
        return new Result(net, knownInput(net, draft.scalings(), colour), leftOut.lines());
    }

    private static Optional<ImageSpec> knownInput(Net net, Set<String> scalings, boolean colour) {
        int white = ImageScaling.white(net, scalings);
        if (white > 0) {
            return Optional.of(
                    colour
                            ? ImageSpec.of(white, 1, ImageSpec.Channels.RGB, 0, 0, 0)
                            : ImageSpec.of(white, 1, ImageSpec.Channels.LUMA, 0));
        }
        return colour ? Family.of(net.name()).map(Family::spec) : Optional.empty();
    }
}
