package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Relu;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuietingTest {
    private static final int EDGE = 48;
    private static final int SEED = 5;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Net loud = net();
    private final Net quiet =
            Quieting.of(loud, Stream.generate(this::waves).limit(100).toList(), EDGE, random);

    /** Two convolutions drawn at random. */
    private static Net net() {
        Random random = new Random(SEED);
        Convolution first = Nets.convolution(random, 3, 8, 7, 2, 3);
        Convolution second = Nets.convolution(random, 8, 6, 3, 1, 1);
        return new Net(
                "net",
                DistilBatches.IMAGE_SPEC,
                "data",
                List.of(
                        new Layer("first", first, "data", "one@first"),
                        new Layer("rectified", Relu.PLAIN, "one@first", "one"),
                        new Layer("second", second, "one", "two")));
    }

    /** A picture of long waves, as smooth as no net drawn at random is. */
    private float[] waves() {
        double[] phases = random.doubles(6, 0, 2 * Math.PI).toArray();
        double[] lengths = random.doubles(6, 20, 60).toArray();
        float[] rgb = new float[EDGE * EDGE * 3];
        for (int i = 0; i < rgb.length; i++) {
            int c = i % 3;
            double across = Math.sin(2 * Math.PI * (i / 3 % EDGE) / lengths[c] + phases[c]);
            double down = Math.sin(2 * Math.PI * (i / 3 / EDGE) / lengths[3 + c] + phases[3 + c]);
            rgb[i] = (float) (0.5 + 0.25 * (across + down));
        }
        return rgb;
    }

    private static float[] blob(Net net, float[] rgb) {
        try (Network network = new Network(net);
                Pass pass = network.forward("two", EDGE, EDGE)) {
            pass.forward(rgb);
            return pass.activation();
        }
    }

    /** The mean square of the two nets' difference over that of the loud net's blob. */
    private double difference(float[] rgb) {
        float[] before = blob(loud, rgb);
        float[] after = blob(quiet, rgb);
        double error = 0;
        double all = 0;
        for (int i = 0; i < before.length; i++) {
            error += Math.pow(after[i] - before[i], 2);
            all += Math.pow(before[i], 2);
        }
        return error / all;
    }

    @Test
    void picturesLikeThoseSeenGiveTheSameBlob() {
        assertThat(difference(waves())).isLessThan(0.02);
    }

    @Test
    void whatNoPictureShowedIsNoLongerSeen() {
        float[] noise = new float[EDGE * EDGE * 3];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextDouble();
        }
        assertThat(difference(noise)).isGreaterThan(0.3);
    }

    @Test
    void theWeightsBecomeSmaller() {
        for (String name : List.of("first", "second")) {
            assertThat(squares(quiet, name)).as(name).isLessThan(0.5 * squares(loud, name));
        }
    }

    private static double squares(Net net, String layer) {
        Convolution convolution = (Convolution) net.layers().stream()
                .filter(l -> l.name().equals(layer))
                .findFirst()
                .orElseThrow()
                .op();
        double sum = 0;
        for (float weight : convolution.weights().data()) {
            sum += weight * weight;
        }
        return sum;
    }
}
