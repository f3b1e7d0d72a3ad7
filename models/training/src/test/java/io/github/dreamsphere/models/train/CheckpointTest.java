package io.github.dreamsphere.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.file.FileException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
    private static final LearningRate RATE = new LearningRate(5e-3, 1, 6, LearningRate.Decay.POLYNOMIAL);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .graphBuilder()
                .addInputs("in")
                .setInputTypes(InputType.feedForward(2))
                .addLayer("out", new OutputLayer.Builder().nOut(3).build(), "in")
                .setOutputs("out")
                .build());
        graph.init();
        file = folder.resolve("checkpoint.zip");
        new Checkpoint<>(graph, new WeightAverage(graph.params()), RATE).write(file);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        assertThat(Checkpoint.read(file, LearningRate.class).settings()).isEqualTo(RATE);
    }

    @Test
    void settingsThatAreNotTextAreDamage() throws IOException {
        byte[] text = "{}".getBytes(Charset.forName("UTF-32BE"));
        for (byte[] settings : new byte[][] {Arrays.copyOf(text, 7), {0, 0, (byte) 0xff, (byte) 0xfe}}) {
            replaceSettings(settings);
            assertThatThrownBy(() -> Checkpoint.read(file, LearningRate.class))
                    .isInstanceOf(FileException.class)
                    .hasMessage(file + ": is damaged");
        }
    }

    @Test
    void otherSettingsAreThoseOfAnotherTraining() throws IOException {
        replaceSettings("{\"crops\": 3}".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Checkpoint.read(file, LearningRate.class))
                .hasMessage(file + ": is the checkpoint of another kind of training");
    }

    private void replaceSettings(byte[] settings) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.write(zip.getPath("training.json"), settings);
        }
    }
}
