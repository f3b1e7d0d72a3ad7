package io.github.dreamsphere.models.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlobScoreTest {
    private static final Shape SHAPE = new Shape(13, 11, 6);
    private static final double STEP = 1e-2;

    static List<BlobScore> scores() {
        return List.of(
                new Energy(),
                new ChannelEnergy(List.of(1, 4)),
                new RankedChannels(RankedChannels.Rank.STRONGEST, 2),
                new RankedChannels(RankedChannels.Rank.WEAKEST, 2),
                new Neuron(3),
                new Direction(Map.of(0, 1f, 5, -0.5f)),
                new Guide(6, Nets.random(new Random(8), 9, 6).data()),
                new Diversity());
    }

    @ParameterizedTest
    @MethodSource("scores")
    void gradientsAgreeWithFiniteDifferences(BlobScore score) {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            float[] blob = Nets.random(random, SHAPE.length()).data();
            float[] direction = Nets.random(random, SHAPE.length()).data();
            float[] gradient = new float[blob.length];
            try (BlobScore.Session session = score.open(SHAPE)) {
                double ahead = session.gradient(moved(blob, direction, STEP / 2), gradient);
                double behind = session.gradient(moved(blob, direction, -STEP / 2), gradient);
                session.gradient(blob, gradient);
                double slope = 0;
                double length = 0;
                for (int i = 0; i < blob.length; i++) {
                    slope += (double) gradient[i] * direction[i];
                    length += (double) gradient[i] * gradient[i];
                }
                assertThat((ahead - behind) / STEP)
                        .as("seed %d", seed)
                        .isCloseTo(slope, within(0.03 * Math.sqrt(length)));
            }
        }
    }

    private static float[] moved(float[] blob, float[] direction, double step) {
        float[] moved = blob.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) (step * direction[i]);
        }
        return moved;
    }

    @Test
    void rankedChannelsAreTheOnesWithTheHighestAndLowestMeansThatLive() {
        float[] blob = {0, 3, 1, 2, 0, 5, 1, 0};
        float[] gradient = new float[blob.length];
        Shape shape = new Shape(1, 2, 4);

        assertThat(new RankedChannels(RankedChannels.Rank.STRONGEST, 1)
                        .open(shape)
                        .gradient(blob, gradient))
                .isEqualTo(17);
        assertThat(gradient).containsExactly(0, 3, 0, 0, 0, 5, 0, 0);
        new RankedChannels(RankedChannels.Rank.WEAKEST, 1).open(shape).gradient(blob, gradient);
        assertThat(gradient).containsExactly(0, 0, 1, 0, 0, 0, 1, 0);
    }

    @Test
    void theNeuronIsTheOneInTheMiddle() {
        float[] gradient = new float[24];
        new Neuron(1).open(new Shape(3, 4, 2)).gradient(new float[24], gradient);
        assertThat(gradient[(1 * 4 + 2) * 2 + 1]).isEqualTo(1);
    }

    @Test
    void aGuideTakesTheVectorWithTheLargestProduct() {
        float[] gradient = new float[4];
        Guide guide = new Guide(2, new float[] {1, 0, 0, 2});
        try (BlobScore.Session session = guide.open(new Shape(1, 2, 2))) {
            assertThat(session.gradient(new float[] {3, 1, 1, 1}, gradient)).isEqualTo(5);
        }
        assertThat(gradient).containsExactly(1, 0, 0, 2);
    }

    @Test
    void diversityIsLeastWhereEveryPlaceIsTheSame() {
        float[] gradient = new float[12 * 12 * 2];
        float[] same = new float[gradient.length];
        Arrays.fill(same, 1);
        float[] split = new float[gradient.length];
        for (int i = 0; i < split.length; i++) {
            boolean left = i / 2 % 12 < 6;
            split[i] = left == (i % 2 == 0) ? 1 : 0;
        }
        BlobScore.Session session = new Diversity().open(new Shape(12, 12, 2));
        assertThat(session.gradient(same, gradient)).isCloseTo(-1, within(1e-6));
        // Of six pairs of cells two are the same and four have nothing in common.
        assertThat(session.gradient(split, gradient)).isCloseTo(-2 / 6.0, within(1e-6));
        assertThat(session.gradient(new float[same.length], gradient)).isZero();
    }

    @Test
    void channelsThatAreNoneAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ChannelEnergy(List.of(2, 6)).check("pool", 6))
                .withMessage("pool has channels 0 to 5, there is no channel 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Neuron(6).check("pool", 6))
                .withMessageContaining("no channel 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RankedChannels(RankedChannels.Rank.WEAKEST, 7).check("pool", 6))
                .withMessageContaining("7");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Direction(Map.of(1, 0f)))
                .withMessageContaining("not all 0");
    }
}
