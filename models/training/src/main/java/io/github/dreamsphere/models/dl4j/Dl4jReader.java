package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.catalog.NetFormat;
import io.github.dreamsphere.models.catalog.NetReader;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/** Reads networks that DL4J saved: a zip of a {@code ComputationGraph} or {@code MultiLayerNetwork}. */
public final class Dl4jReader implements NetReader {
    private static final String CONFIGURATION = "configuration.json";
    private static final String VERTICES = "\"vertices\"";

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
            return new GraphReader(graph(file), imageSpec)
                    .net(file.getFileName().toString());
        } catch (IllegalArgumentException e) {
            throw new NetFileException(file, e.getMessage(), e);
        }
    }

    private static ComputationGraph graph(Path file) throws IOException {
        String configuration = configuration(file)
                .orElseThrow(
                        () -> new NetFileException(file, "is not a DL4J network: it contains no " + CONFIGURATION));
        try {
            return configuration.contains(VERTICES)
                    ? ModelSerializer.restoreComputationGraph(file.toFile(), false)
                    : ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false)
                            .toComputationGraph();
        } catch (RuntimeException e) {
            throw new NetFileException(file, "cannot be read by DL4J: " + firstLine(e), e);
        }
    }

    private static Optional<String> configuration(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(CONFIGURATION);
            return entry == null
                    ? Optional.empty()
                    : Optional.of(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        } catch (ZipException e) {
            throw new NetFileException(file, "is not a DL4J network: it is no zip file", e);
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }
}
