package io.github.dreamsphere.models.keras;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.models.hdf5.ByteSource;
import io.github.dreamsphere.models.hdf5.Hdf5File;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * An open Keras file.
 *
 * @param generation the first number of the version of Keras that wrote it: 1, 2 or 3
 * @param flippedKernels whether kernels are stored turned by 180°, as Theano computed true convolutions
 */
record KerasFile(FileChannel channel, ModelConfig model, WeightFolder weights, int generation, boolean flippedKernels)
        implements AutoCloseable {
    private static final int DEEPEST_JSON = 250;

    private static final String CONFIGURATION = "model_config";
    private static final String VERSION = "keras_version";

    /** Limits what a configuration may be, before it is in memory. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_JSON)
                    .maxStringLength(ReadingBudget.mostText())
                    .build())
            .build());

    /**
     * Opens a file.
     *
     * @throws NetFileException if it is no Keras file, or its configuration or structure is damaged
     */
    static KerasFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NetFileException(file, "is missing");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            byte[] start = start(channel);
            if (KerasArchive.isZip(start)) {
                return archive(file, channel);
            }
            if (Hdf5File.isHdf5(start)) {
                return h5(file, channel);
            }
            throw new NetFileException(
                    file, "is no Keras net: it is neither an HDF5 file (.h5) nor a zip archive (.keras)");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static byte[] start(FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(8, channel.size()));
        while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
            continue;
        }
        return start.array();
    }

    private static KerasFile archive(Path file, FileChannel channel) throws IOException {
        try (KerasArchive archive = new KerasArchive(file, channel)) {
            ModelConfig model = ModelConfig.of(parse(file, archive.text("config.json")));
            JsonNode version = parse(file, archive.text("metadata.json")).path(VERSION);
            Hdf5File hdf = new Hdf5File(file, archive.bytes("model.weights.h5"));
            return new KerasFile(
                    channel,
                    model,
                    new ArchiveWeights(hdf, "", model),
                    generation(Optional.of(version.asText())),
                    false);
        }
    }

    private static KerasFile h5(Path file, FileChannel channel) throws IOException {
        Hdf5File hdf = new Hdf5File(file, ByteSource.of(channel, 0, channel.size()));
        Optional<String> configuration = hdf.text("", CONFIGURATION);
        if (configuration.isEmpty()) {
            boolean weights = hdf.has("layers")
                    || hdf.has("_layer_checkpoint_dependencies")
                    || !hdf.texts("", "layer_names").isEmpty();
            throw new NetFileException(
                    file,
                    weights
                            ? "has only the weights of a net, not its layers; save the whole net: model.save(\"net.keras\")"
                            : "is an HDF5 file, but no Keras net: it has no model_config");
        }
        ModelConfig model = ModelConfig.of(parse(file, configuration.get()));
        String root = hdf.has("model_weights") ? "model_weights/" : "";
        boolean theano = hdf.text(root, "backend").filter("theano"::equals).isPresent();
        return new KerasFile(channel, model, new H5Weights(hdf, root), generation(hdf, root), theano);
    }

    /** The first number of the version of Keras; versions before 1.1 do not write it. */
    private static int generation(Hdf5File hdf, String root) throws IOException {
        Optional<String> inRoot = hdf.text(root, VERSION);
        return generation(inRoot.isPresent() ? inRoot : hdf.text("", VERSION));
    }

    private static int generation(Optional<String> version) {
        return version.filter(text -> text.matches("[1-9]\\..*"))
                .map(text -> Character.digit(text.charAt(0), 10))
                .orElse(1);
    }

    private static JsonNode parse(Path file, String json) throws IOException {
        try {
            // Keras writes NaN and Infinity, which JSON does not have; they occur in settings of training only.
            return JSON.reader()
                    .with(com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .readTree(json);
        } catch (JacksonException e) {
            throw new NetFileException(file, "is damaged or cut short: its configuration is no valid JSON", e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
