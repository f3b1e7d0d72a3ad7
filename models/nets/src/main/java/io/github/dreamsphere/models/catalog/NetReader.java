package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Reads networks of a format that needs another library. Implementations are found by {@link ServiceLoader}; those for
 * DL4J's and Keras's files come with the module {@code dreamsphere-training}.
 */
public interface NetReader {
    /** The format that this reader reads. */
    NetFormat format();

    /**
     * Reads a network.
     *
     * @param imageSpec how a picture becomes the network's input
     * @throws NetFileException if the file is broken, or holds a layer that is not supported
     */
    Net read(Path file, ImageSpec imageSpec) throws IOException;

    /**
     * The reader for {@code format}.
     *
     * @param file the file to read, for the message
     * @throws NetFileException if the class path has no reader for this format
     */
    static NetReader of(NetFormat format, Path file) throws NetFileException {
        return ServiceLoader.load(NetReader.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(reader -> reader.format() == format)
                .findFirst()
                .orElseThrow(() -> new NetFileException(
                        file,
                        "is a " + format.program()
                                + " network; to read it, add the module dreamsphere-training to the class path"));
    }
}
