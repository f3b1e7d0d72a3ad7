package io.github.dreamsphere.models.dl4j;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/** A DL4J zip, which is checked before DL4J reads it, as DL4J trusts what it reads. */
public final class Dl4jArchive {
    private static final String CONFIGURATION = "configuration.json";
    private static final String COEFFICIENTS = "coefficients.bin";
    private static final int DEEPEST_JSON = 100;

    /** A value of a weight has at least two bytes. */
    private static final int SMALLEST_VALUE = 2;

    /** Packages whose classes a configuration may name. */
    private static final List<String> PACKAGES = List.of(
            "org.deeplearning4j.",
            "org.nd4j.",
            "io.github.dreamsphere.models.dl4j.",
            "io.github.dreamsphere.models.train.");

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST_JSON)
                    .build())
            .build());

    private final Path file;
    private final ReadingBudget budget;
    private final JsonNode configuration;
    private final long coefficients;

    /** @throws NetFileException if it is no DL4J zip, or its configuration is damaged or names foreign classes */
    public Dl4jArchive(Path file) throws IOException {
        this.file = file;
        this.budget = ReadingBudget.of(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            budget.checkEntries(zip.size());
            configuration = configuration(zip);
            if (zip.getEntry(COEFFICIENTS) == null) {
                throw new NetFileException(file, "is incomplete: it contains no " + COEFFICIENTS);
            }
            coefficients = checkArrays(zip);
        } catch (ZipException | EOFException e) {
            throw new NetFileException(file, "is not a DL4J net: it is no zip file, or damaged", e);
        }
        check(configuration, "");
    }

    private JsonNode configuration(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(CONFIGURATION);
        if (entry == null) {
            throw new NetFileException(file, "is not a DL4J net: it contains no " + CONFIGURATION);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return JSON.readTree(new String(budget.text("its " + CONFIGURATION, in), StandardCharsets.UTF_8));
        } catch (JacksonException | ZipException e) {
            throw new NetFileException(file, "is damaged: its " + CONFIGURATION + " is no valid JSON", e);
        }
    }

    /** The unpacked size of an array, which is read to its end, as what the zip says of its size may be wrong. */
    private static long length(ZipFile zip, ZipEntry array) throws IOException {
        try (InputStream in = zip.getInputStream(array)) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Checks all arrays; returns the unpacked size of the weights. */
    private long checkArrays(ZipFile zip) throws IOException {
        long weights = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getName().endsWith(".bin")) {
                long length = length(zip, entry);
                budget.takeMemory("its weights", length, 1);
                weights = entry.getName().equals(COEFFICIENTS) ? length : weights;
                try (DataInputStream in = new DataInputStream(new BufferedInputStream(zip.getInputStream(entry)))) {
                    StoredArray.check(in, length);
                }
            }
        }
        return weights;
    }

    private void check(JsonNode node, String name) throws NetFileException {
        if (node.isTextual()) {
            checkText(node.textValue(), name);
        } else if (node.isContainerNode()) {
            var fields = node.fields();
            while (fields.hasNext()) {
                var field = fields.next();
                checkText(field.getKey(), "");
                check(field.getValue(), field.getKey());
            }
            for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
                check(element, name);
            }
        } else if (name.equals("hasLayerNorm") && node.asBoolean()) {
            throw new NetFileException(file, "has a layer with layer normalisation, which is not supported");
        } else if (name.equalsIgnoreCase("nin") || name.equalsIgnoreCase("nout")) {
            checkChannels(node, name);
        }
    }

    private void checkText(String text, String name) throws NetFileException {
        if (!StandardCharsets.UTF_16.newEncoder().canEncode(text)
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new NetFileException(file, "is damaged: its " + CONFIGURATION + " has text that is no valid Unicode");
        }
        if (name.equals("@class") && PACKAGES.stream().noneMatch(text::startsWith)) {
            throw new NetFileException(file, "names the class '" + text + "', which is not one of DL4J's");
        }
    }

    /** A layer has at least one weight for each of its channels. */
    private void checkChannels(JsonNode node, String name) throws NetFileException {
        if (!node.canConvertToLong() || node.longValue() < 0 || node.longValue() > coefficients / SMALLEST_VALUE) {
            throw new NetFileException(
                    file,
                    "is damaged: a layer has " + name + " " + node + ", but there are only " + coefficients
                            + " bytes of weights");
        }
    }

    /**
     * The net.
     *
     * @param withUpdater whether the state of its training is read, too
     * @throws NetFileException if DL4J cannot read it
     */
    public ComputationGraph graph(boolean withUpdater) throws NetFileException {
        try {
            return configuration.has("vertices")
                    ? ModelSerializer.restoreComputationGraph(file.toFile(), withUpdater)
                    : ModelSerializer.restoreMultiLayerNetwork(file.toFile(), withUpdater)
                            .toComputationGraph();
        } catch (RuntimeException | IOException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            throw new NetFileException(file, "is damaged, or DL4J of this version cannot build its layers", e);
        }
    }
}
