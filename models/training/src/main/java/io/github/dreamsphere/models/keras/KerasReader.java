package io.github.dreamsphere.models.keras;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dreamsphere.models.catalog.NetFormat;
import io.github.dreamsphere.models.catalog.NetReader;
import io.github.dreamsphere.models.dl4j.GraphReader;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.modelimport.keras.Hdf5Archive;
import org.deeplearning4j.nn.modelimport.keras.KerasModelImport;
import org.deeplearning4j.nn.modelimport.keras.exceptions.InvalidKerasConfigurationException;
import org.deeplearning4j.nn.modelimport.keras.exceptions.UnsupportedKerasConfigurationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Reads sequential and functional Keras networks from HDF5 files, as {@code model.save("net.h5")} writes them, with
 * DL4J's importer. Blobs have the names of their Keras layers.
 */
public final class KerasReader implements NetReader {
    /** HDF5's signature at the start of the file (HDF5 file format specification, III.A). */
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    private static final String CONFIGURATION = "model_config";

    @Override
    public NetFormat format() {
        return NetFormat.KERAS;
    }

    /**
     * Reads a network.
     *
     * @param imageSpec how pictures were prepared in training; the file does not say
     * @throws NetFileException if the file is not such a network, or contains an unsupported layer
     */
    @Override
    public Net read(Path file, ImageSpec imageSpec) throws IOException {
        requireHdf5(file);
        try {
            // HDF5 would print a page of errors before ours.
            org.bytedeco.hdf5.Exception.dontPrint();
            return isSequential(file) ? sequential(file, imageSpec) : functional(file, imageSpec);
        } catch (LinkageError e) {
            throw new NetFileException(file, "Keras files cannot be read on this system: it has no HDF5 library", e);
        } catch (KerasImportException | JacksonException | IllegalArgumentException e) {
            throw new NetFileException(file, "is not a supported Keras network, or is truncated: " + firstLine(e), e);
        }
    }

    private static void requireHdf5(Path file) throws IOException {
        byte[] start;
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(SIGNATURE.length);
        }
        if (!Arrays.equals(start, SIGNATURE)) {
            throw new NetFileException(file, "is not a Keras network: it is no HDF5 file");
        }
    }

    private static Net functional(Path file, ImageSpec imageSpec) throws IOException, KerasImportException {
        ComputationGraph graph = imported(() -> KerasModelImport.importKerasModelAndWeights(file.toString(), false));
        return new GraphReader(graph, imageSpec).net(file.getFileName().toString());
    }

    /** DL4J replaces the names of sequential layers by numbers; restores them. */
    private static Net sequential(Path file, ImageSpec imageSpec) throws IOException, KerasImportException {
        MultiLayerNetwork sequence =
                imported(() -> KerasModelImport.importKerasSequentialModelAndWeights(file.toString(), false));
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < sequence.getnLayers(); i++) {
            names.put("" + i, sequence.getLayer(i).conf().getLayer().getLayerName());
        }
        Net numbered = new GraphReader(sequence.toComputationGraph(), imageSpec)
                .net(file.getFileName().toString());
        List<Layer> layers = numbered.layers().stream()
                .map(layer -> new Layer(
                        renamed(layer.name(), names),
                        layer.op(),
                        layer.inputs().stream()
                                .map(blob -> renamed(blob, names))
                                .toList(),
                        renamed(layer.output(), names)))
                .toList();
        return new Net(numbered.name(), imageSpec, numbered.input(), layers);
    }

    /** Replaces the number in {@code 3}, {@code 3/0} or {@code 3@3/0} by the name of layer 3. */
    private static String renamed(String blob, Map<String, String> names) {
        String number = blob.split("[@/]")[0];
        return names.containsKey(number) ? names.get(number) + blob.substring(number.length()) : blob;
    }

    private static boolean isSequential(Path file) throws IOException, KerasImportException {
        Optional<String> configuration = imported(() -> configuration(file));
        if (configuration.isEmpty()) {
            throw new NetFileException(
                    file, "contains weights only, no " + CONFIGURATION + "; save the whole model, with model.save");
        }
        return new ObjectMapper()
                .readTree(configuration.get())
                .path("class_name")
                .asText()
                .equals("Sequential");
    }

    private static Optional<String> configuration(Path file) throws UnsupportedKerasConfigurationException {
        try (Hdf5Archive archive = new Hdf5Archive(file.toString())) {
            return archive.hasAttribute(CONFIGURATION)
                    ? Optional.of(archive.readAttributeAsJson(CONFIGURATION))
                    : Optional.empty();
        }
    }

    /** Any failure of DL4J's importer. */
    private static final class KerasImportException extends Exception {
        private static final long serialVersionUID = 1L;

        KerasImportException(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    private interface Import<T> {
        T run() throws IOException, InvalidKerasConfigurationException, UnsupportedKerasConfigurationException;
    }

    private static <T> T imported(Import<T> step) throws IOException, KerasImportException {
        try {
            return step.run();
        } catch (InvalidKerasConfigurationException | UnsupportedKerasConfigurationException | RuntimeException e) {
            throw new KerasImportException(e);
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }
}
