package io.github.dreamsphere.models.train.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.train.Distortion;
import io.github.dreamsphere.models.train.Pictures;
import io.github.dreamsphere.models.train.TrainingImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelectedNetTest {
    private static final String BLOB = "mixed3a";
    private static final int SIZE = 64;

    @TempDir
    Path folder;

    @Test
    void hasTheWeightedChannels() throws IOException {
        Net net = BuiltIn.DREAM.load().net();
        float[] weights = new float[net.channels(BLOB)];
        weights[3] = 1;
        weights[17] = 0.25f;

        Net selected = SelectedNet.of(net, BLOB, weights, "selected");

        float[] all = activation(net, BLOB, waves());
        float[] chosen = activation(selected, "selected", waves());
        assertThat(chosen).hasSize(2 * all.length / weights.length);
        for (int i = 0; i < chosen.length / 2; i++) {
            assertThat(chosen[2 * i]).isCloseTo(all[i * weights.length + 3], within(1e-5f));
            assertThat(chosen[2 * i + 1]).isCloseTo(all[i * weights.length + 17] / 4, within(1e-5f));
        }
        assertThat(selected.output()).isEqualTo("selected");
    }

    @Test
    void refusesANetOfNothing() throws IOException {
        Net net = BuiltIn.DREAM.load().net();
        assertThatThrownBy(() -> SelectedNet.of(net, BLOB, new float[net.channels(BLOB)], "selected"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no channel of mixed3a is activated more by a class to dream of");
    }

    @Test
    void atMostSoManyPicturesOfAClassAreUsed() throws IOException {
        Pictures.write(folder.resolve("one"), 1, 90);
        Pictures.write(folder.resolve("two"), 3, 90);
        Net net = BuiltIn.DREAM.load().net().upTo(BLOB);
        TrainingImages images = TrainingImages.read(folder);

        try (Network network = new Network(net)) {
            ClassResponses all = ClassResponses.measure(network, BLOB, images, SIZE, 3, Progress.SILENT);
            ClassResponses first = ClassResponses.measure(network, BLOB, images, SIZE, 1, Progress.SILENT);

            assertThat(all.byClass()).containsOnlyKeys("one", "two");
            assertThat(all.byClass().get("one")).isEqualTo(first.byClass().get("one"));
            assertThat(all.byClass().get("two")).isNotEqualTo(first.byClass().get("two"));
            assertThat(all.byClass().get("one")).hasSize(net.channels(BLOB));
        }
    }

    @Test
    void responsesAreTheMeanSquaresOverPicturesAndPositions() throws IOException {
        Pictures.write(folder.resolve("class"), 2, 90);
        Net net = BuiltIn.DREAM.load().net().upTo(BLOB);
        TrainingImages images = TrainingImages.read(folder);
        double[] expected = new double[net.channels(BLOB)];
        for (TrainingImages.Entry picture : images.entries()) {
            float[] values = activation(net, BLOB, new Distortion(SIZE).middle(picture.decode()));
            double count = (double) images.entries().size() * values.length / expected.length;
            for (int i = 0; i < values.length; i++) {
                expected[i % expected.length] += Math.pow(values[i], 2) / count;
            }
        }

        try (Network network = new Network(net)) {
            ClassResponses responses = ClassResponses.measure(network, BLOB, images, SIZE, 2, Progress.SILENT);
            double greatest = Arrays.stream(expected).max().orElseThrow();
            assertThat(greatest).isPositive();
            assertThat(responses.byClass().get("class")).containsExactly(expected, within(1e-6 * greatest));
        }
    }

    private static float[] waves() {
        float[] rgb = new float[SIZE * SIZE * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (float) (0.5 + 0.5 * Math.sin(i * 0.37));
        }
        return rgb;
    }

    private static float[] activation(Net net, String blob, float[] rgb) {
        try (Network network = new Network(net);
                Pass pass = network.forward(blob, SIZE, SIZE)) {
            pass.forward(rgb);
            return pass.activation();
        }
    }
}
