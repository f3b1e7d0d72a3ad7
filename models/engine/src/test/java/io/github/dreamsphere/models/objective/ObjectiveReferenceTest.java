package io.github.dreamsphere.models.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.caffe.CaffeReader;
import io.github.dreamsphere.models.engine.Network;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** GoogLeNet's objectives against PyTorch's autograd; {@code objectives.py} made the figures. */
class ObjectiveReferenceTest {
    private static final String LAYER = "inception_4c/output";
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;
    private static final int EVERY = 997;
    private static final double LIMIT = 2e-3;

    @TestFactory
    Stream<DynamicTest> valuesAndGradientsAgree() throws IOException {
        float[] picture = Shared.rgb("reference/input_320x200.png");
        float[] guide = Shared.rgb("reference/input_224.png");
        JsonNode figures = new ObjectMapper().readTree(getClass().getResource("googlenet.json"));
        ClassLogits head = ClassLogits.of(CaffeReader.read(Shared.path("models/bvlc_googlenet"), Shared.IMAGENET));
        Network network = new Network(head.net());
        Map<String, BlobScore> scores = Map.of(
                "channels", new ChannelEnergy(List.of(24, 37)),
                "strongest", new RankedChannels(RankedChannels.Rank.STRONGEST, 5),
                "weakest", new RankedChannels(RankedChannels.Rank.WEAKEST, 5),
                "neuron", new Neuron(422),
                "direction", new Direction(Map.of(24, 0.5f, 37, -2f)),
                "guide", Guide.of(network, LAYER, List.of(new Image(224, 224, guide))),
                "diversity", new Diversity(),
                "class", Direction.ofChannel(562));
        return scores.entrySet().stream()
                .map(score -> DynamicTest.dynamicTest(score.getKey(), () -> {
                    String blob = score.getKey().equals("class") ? head.logits() : LAYER;
                    check(new BlobObjective(network, blob, score.getValue()), picture, figures.get(score.getKey()));
                }))
                .onClose(network::close);
    }

    private static void check(Objective objective, float[] picture, JsonNode expected) {
        float[] gradient = new float[picture.length];
        try (Objective.Session session = objective.open(WIDTH, HEIGHT)) {
            double value = expected.get("value").asDouble();
            assertThat(session.gradient(picture, gradient)).isCloseTo(value, within(LIMIT * Math.abs(value)));
        }
        double squares = 0;
        for (float slope : gradient) {
            squares += (double) slope * slope;
        }
        double norm = 255 * expected.get("norm").asDouble();
        assertThat(Math.sqrt(squares)).isCloseTo(norm, within(LIMIT * norm));
        float[] samples = new float[expected.get("samples").size()];
        float[] expectedSamples = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = gradient[i * EVERY];
            expectedSamples[i] = (float) (255 * expected.get("samples").get(i).asDouble());
        }
        Shared.assertClose(samples, expectedSamples, LIMIT);
    }
}
