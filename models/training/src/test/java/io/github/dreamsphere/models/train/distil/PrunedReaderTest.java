package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against regressions of the same outputs on fewer inputs. */
class PrunedReaderTest {
    private static final int CHANNELS = 4;
    private static final int TAPS = 2;
    private static final int INPUTS = CHANNELS * TAPS;
    private static final int OUTPUTS = 3;
    private static final int COUNT = 300;

    private final Random random = new Random(3);
    /** {@code [COUNT, INPUTS + 1]}, the inputs correlated. */
    private final float[] x = inputs();

    private final double[] weights =
            random.doubles(OUTPUTS * (INPUTS + 1), -1, 1).toArray();

    @Test
    void aChannelCostsTheErrorThatItsRemovalLeaves() {
        PrunedReader reader = reader();
        for (int channel = 0; channel < CHANNELS; channel++) {
            assertThat(reader.cost(channel)).isCloseTo(error(List.of(channel)), within(1e-4));
        }
        reader.remove(2);
        for (int channel : List.of(0, 1, 3)) {
            double more = error(List.of(2, channel)) - error(List.of(2));
            assertThat(reader.cost(channel)).isCloseTo(more, within(1e-4));
        }
    }

    @Test
    void ofTwoEqualChannelsOneIsLeftOutFirstAndEachPartKeepsItsNumber() {
        for (int n = 0; n < COUNT; n++) {
            for (int t = 0; t < TAPS; t++) {
                x[n * (INPUTS + 1) + 3 * TAPS + t] =
                        x[n * (INPUTS + 1) + TAPS + t] + 0.01f * (float) random.nextGaussian();
            }
        }
        assertThat(ChannelChoice.of(List.of(2, 2), List.of(1, 2), List.of(reader())))
                .containsExactly(new int[] {0}, new int[] {0, 1});
        assertThat(ChannelChoice.of(List.of(2, 2), List.of(2, 2), List.of(reader())))
                .containsExactly(new int[] {0, 1}, new int[] {0, 1});
    }

    private PrunedReader reader() {
        NormalEquations equations = new NormalEquations(INPUTS, 0);
        equations.add(x, new float[0]);
        return new PrunedReader(TAPS, equations.factor(0).inverse(), weights.clone());
    }

    private float[] inputs() {
        float[] inputs = new float[COUNT * (INPUTS + 1)];
        for (int n = 0; n < COUNT; n++) {
            float shared = (float) random.nextGaussian();
            for (int i = 0; i < INPUTS; i++) {
                inputs[n * (INPUTS + 1) + i] = shared + (float) random.nextGaussian();
            }
            inputs[n * (INPUTS + 1) + INPUTS] = 1;
        }
        return inputs;
    }

    /** The mean squared error, summed over outputs, of a regression without these channels. */
    private double error(List<Integer> removed) {
        int[] left = IntStream.range(0, INPUTS)
                .filter(i -> !removed.contains(i / TAPS))
                .toArray();
        float[] some = new float[COUNT * (left.length + 1)];
        float[] y = new float[COUNT * OUTPUTS];
        for (int n = 0; n < COUNT; n++) {
            for (int i = 0; i < left.length; i++) {
                some[n * (left.length + 1) + i] = x[n * (INPUTS + 1) + left[i]];
            }
            some[n * (left.length + 1) + left.length] = 1;
            for (int o = 0; o < OUTPUTS; o++) {
                for (int i = 0; i <= INPUTS; i++) {
                    y[n * OUTPUTS + o] += (float) (weights[o * (INPUTS + 1) + i] * x[n * (INPUTS + 1) + i]);
                }
            }
        }
        NormalEquations equations = new NormalEquations(left.length, OUTPUTS);
        equations.add(some, y);
        double[] solved = equations.solved(0);
        double sum = 0;
        for (int n = 0; n < COUNT; n++) {
            for (int o = 0; o < OUTPUTS; o++) {
                double said = 0;
                for (int i = 0; i <= left.length; i++) {
                    said += solved[o * (left.length + 1) + i] * some[n * (left.length + 1) + i];
                }
                double error = said - y[n * OUTPUTS + o];
                sum += error * error / COUNT;
            }
        }
        return sum;
    }
}
