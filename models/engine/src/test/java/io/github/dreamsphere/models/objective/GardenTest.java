package io.github.dreamsphere.models.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The built-in net {@code dreamsphere-garden} is for dreams without animals. */
class GardenTest {
    private static final int SIZE = 160;
    private static final int STEPS = 40;
    private static final float STEP = 0.012f;

    @Test
    void itsDreamsRaiseTheUnselectedChannelsLess() throws IOException {
        double[] dream = energies(dream(BuiltIn.DREAM));
        double[] garden = energies(dream(BuiltIn.GARDEN));

        assertThat(garden[0]).isGreaterThan(dream[0]);
        assertThat(garden[1] / garden[0]).isLessThan(dream[1] / dream[0] / 2);
    }

    private static float[] noise() {
        Random random = new Random(17);
        float[] rgb = new float[SIZE * SIZE * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (float) (0.5 + 0.08 * random.nextGaussian());
        }
        return rgb;
    }

    /** Plain gradient ascent from noise. */
    private static float[] dream(BuiltIn net) throws IOException {
        Model model = net.load();
        float[] rgb = noise();
        float[] gradient = new float[rgb.length];
        try (Network network = new Network(model.net().upTo(model.defaultLayer()));
                Objective.Session session =
                        BlobObjective.energy(network, model.defaultLayer()).open(SIZE, SIZE)) {
            for (int step = 0; step < STEPS; step++) {
                session.gradient(rgb, gradient);
                climb(rgb, gradient);
            }
        }
        return rgb;
    }

    private static void climb(float[] rgb, float[] gradient) {
        double sum = 0;
        for (float g : gradient) {
            sum += Math.abs(g);
        }
        float scale = (float) (STEP * gradient.length / sum);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.min(1, Math.max(0, rgb[i] + scale * gradient[i]));
        }
    }

    /** Mean squares of the other net's blob: of the selected channels by their weights, and of those left out. */
    private static double[] energies(float[] rgb) throws IOException {
        Tensor weights = ((Convolution) BuiltIn.GARDEN.load().net().layers().stream()
                        .filter(layer -> layer.output().equals("selected"))
                        .findFirst()
                        .orElseThrow()
                        .op())
                .weights();
        int channels = weights.size(1);
        double[] selected = new double[channels];
        for (int i = 0; i < weights.data().length; i++) {
            selected[i % channels] += weights.data()[i];
        }
        double[] sums = new double[2];
        try (Network network = new Network(BuiltIn.DREAM.load().net());
                Pass pass = network.forward("inception_4c/output", SIZE, SIZE)) {
            pass.forward(rgb);
            float[] values = pass.activation();
            for (int i = 0; i < values.length; i++) {
                double square = (double) values[i] * values[i] * channels / values.length;
                double weight = selected[i % channels];
                sums[0] += weight * weight * square;
                sums[1] += weight == 0 ? square : 0;
            }
        }
        return sums;
    }
}
