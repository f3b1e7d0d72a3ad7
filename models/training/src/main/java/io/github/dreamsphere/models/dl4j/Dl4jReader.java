package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.catalog.NetFormat;
import io.github.dreamsphere.models.catalog.NetReader;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.file.Path;

/** Reads networks that DL4J saved: a zip of a {@code ComputationGraph} or {@code MultiLayerNetwork}. */
public final class Dl4jReader implements NetReader {
    @Override
    public NetFormat format() {
        return NetFormat.DL4J;
    }

    /**
     * Reads a network.
     *
     * @param imageSpec how pictures were prepared in training; DL4J's files do not say
     * @throws NetFileException if the file is not such a zip, or contains an unsupported layer
     */
    @Override
    public Net read(Path file, ImageSpec imageSpec) throws IOException {
        try {
            return new GraphReader(new Dl4jArchive(file).graph(false), imageSpec)
                    .net(file.getFileName().toString());
        } catch (IllegalArgumentException e) {
            throw new NetFileException(file, e.getMessage(), e);
        } catch (IndexOutOfBoundsException | NullPointerException | ArithmeticException | ClassCastException e) {
            throw new NetFileException(file, "is damaged: its layers contradict each other", e);
        }
    }
}
