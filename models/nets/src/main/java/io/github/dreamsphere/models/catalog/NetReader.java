package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ServiceLoader;

/**
 * Reads networks of a format that needs another library. Readers are found by {@link ServiceLoader}; the module {@code
 * dreamsphere-training} has the one for DL4J.
 */
public interface NetReader {
    /** The format of this reader. */
    NetFormat format();

    /**
     * Reads a network.
     *
     * @param imageSpec how a picture becomes the network's input
     * @throws NetFileException if the file is broken or contains an unsupported layer
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
                                + " net; to read it, add the module dreamsphere-training to the class path"));
    }
}
