package io.github.dreamsphere.models.train;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.models.dl4j.Dl4jArchive;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.CharConversionException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The state of a training: DL4J's zip (architecture, parameters, updater state, step) with three more entries, the
 * settings, the averaged parameters and the loss. A resumed training gives the same weights as an uninterrupted one.
 *
 * @param graph the net being trained
 * @param average the averaged parameters
 * @param settings the settings, any record that Jackson can write
 * @param loss the loss, smoothed over recent steps; NaN before the first, and in files of older versions
 */
public record Checkpoint<S>(ComputationGraph graph, WeightAverage average, S settings, double loss) {
    private static final String SETTINGS = "training.json";
    private static final String AVERAGE = "average.bin";
    private static final String LOSS = "loss.txt";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The state before the first step. */
    public Checkpoint(ComputationGraph graph, WeightAverage average, S settings) {
        this(graph, average, settings, Double.NaN);
    }

    /** The same state after other losses. */
    Checkpoint<S> withLoss(double newLoss) {
        return new Checkpoint<>(graph, average, settings, newLoss);
    }

    /** The same state with other settings. */
    public Checkpoint<S> withSettings(S newSettings) {
        return new Checkpoint<>(graph, average, newSettings, loss);
    }

    /** Number of completed steps. */
    public int step() {
        return graph.getConfiguration().getIterationCount();
    }

    /** A copy of the graph with the averaged parameters, for export. */
    public ComputationGraph averaged() {
        // Not clone(): it loses the axis of a MergeVertex.
        String architecture = graph.getConfiguration().toJson();
        ComputationGraph copy = new ComputationGraph(ComputationGraphConfiguration.fromJson(architecture));
        copy.init(average.parameters().dup(), false);
        return copy;
    }

    /** Writes beside {@code file}, then moves into place, so that a kill leaves the last whole checkpoint. */
    public void write(Path file) throws IOException {
        OutputFile.write(file, this::writeTo);
    }

    /**
     * Writes DL4J's entries as its ModelSerializer does. Adding ours to its finished zip would need Java's zip file
     * system, which prints a stack trace and leaves a file behind on a full disk.
     */
    private void writeTo(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            put(
                    zip,
                    ModelSerializer.CONFIGURATION_JSON,
                    graph.getConfiguration().toJson());
            put(zip, ModelSerializer.COEFFICIENTS_BIN, graph.params());
            INDArray updater = graph.getUpdater().getStateViewArray();
            if (updater != null && updater.length() > 0) {
                put(zip, ModelSerializer.UPDATER_BIN, updater);
            }
            put(zip, SETTINGS, JSON.writeValueAsString(settings));
            put(zip, LOSS, Double.toString(loss));
            put(zip, AVERAGE, average.parameters());
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        begin(zip, name);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void put(ZipOutputStream zip, String name, INDArray array) throws IOException {
        begin(zip, name);
        DataOutputStream data = new DataOutputStream(new BufferedOutputStream(zip));
        Nd4j.write(array, data);
        data.flush();
    }

    /** Begins an entry without a date, so that equal states give equal bytes. */
    private static void begin(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        zip.putNextEntry(entry);
    }

    /**
     * Reads a checkpoint.
     *
     * @throws IOException if the file is damaged, or not a checkpoint of this kind of training
     */
    public static <S> Checkpoint<S> read(Path file, Class<S> settings) throws IOException {
        if (Files.notExists(file)) {
            throw new FileException(file, "does not exist; there is no training to resume");
        }
        ComputationGraph graph = new Dl4jArchive(file).graph(true);
        S stored;
        INDArray average;
        double loss = Double.NaN;
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            if (Files.notExists(zip.getPath(SETTINGS))) {
                throw new FileException(file, "is not a checkpoint: it contains no " + SETTINGS);
            }
            stored = settings(file, Files.readAllBytes(zip.getPath(SETTINGS)), settings);
            try (InputStream in = new BufferedInputStream(Files.newInputStream(zip.getPath(AVERAGE)));
                    DataInputStream data = new DataInputStream(in)) {
                average = Nd4j.read(data);
            }
            if (Files.exists(zip.getPath(LOSS))) {
                loss = Double.parseDouble(Files.readString(zip.getPath(LOSS)));
            }
        } catch (ZipException
                | EOFException
                | NoSuchFileException
                | CharacterCodingException
                | CharConversionException
                | RuntimeException e) {
            throw new FileException(file, "is damaged", e);
        }
        if (average.length() != graph.numParams() || graph.getConfiguration().getIterationCount() < 0) {
            throw new FileException(file, "is damaged: its parts contradict each other");
        }
        return new Checkpoint<>(graph, new WeightAverage(average), stored, loss);
    }

    private static <S> S settings(Path file, byte[] json, Class<S> settings) throws IOException {
        try {
            return JSON.readValue(json, settings);
        } catch (JacksonException e) {
            throw new FileException(file, "is the checkpoint of another kind of training", e);
        }
    }
}
