package io.github.dreamsphere.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import java.util.Random;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;

class MuonTest {
    private static final double RATE = 0.01;

    /** A matrix U·S·Vᵀ becomes nearly U·Vᵀ: the signs and the directions stay, the sizes become alike. */
    @ParameterizedTest
    @CsvSource({"8, 72", "12, 8", "16, 16", "1, 9"})
    void aStepChangesAllDirectionsEqually(int rows, int columns) {
        for (int i = 0; i < 20; i++) {
            long seed = new Random().nextLong();
            int rank = Math.min(rows, columns);
            INDArray left = orthonormal(rows, rank, seed);
            INDArray right = orthonormal(columns, rank, seed + 1);
            INDArray sizes = Nd4j.linspace(DataType.DOUBLE, 0.5, 2.5 / rank, rank);
            INDArray change = left.mulRowVector(sizes).mmul(right.transpose()).reshape((long) rows * columns);
            updater(rows, change.length()).applyUpdater(change, 0, 0);

            INDArray said =
                    left.transpose().mmul(change.reshape('c', rows, columns)).mmul(right);
            double size = RATE * 0.2 * Math.sqrt(Math.max(rows, columns));
            for (int a = 0; a < rank; a++) {
                for (int b = 0; b < rank; b++) {
                    assertThat(said.getDouble(a, b) / size)
                            .as("directions %d and %d, seed %d", a, b, seed)
                            .isCloseTo(a == b ? 0.95 : 0, within(a == b ? 0.3 : 1e-6));
                }
            }
        }
    }

    @Test
    void aStepHasTheSizeOfAdams() {
        INDArray muon = Nd4j.randn(DataType.DOUBLE, 1, 32 * 288);
        updater(32, muon.length()).applyUpdater(muon, 0, 0);
        assertThat(rootMeanSquare(muon)).isCloseTo(0.2 * RATE, within(0.04 * RATE));
    }

    @Test
    void momentumCarriesOnInTheDirectionOfEarlierGradients() {
        GradientUpdater<?> updater = updater(2, 4);
        INDArray first = Nd4j.createFromArray(new double[] {1, 0, 0, 1});
        updater.applyUpdater(first.dup(), 0, 0);
        INDArray none = Nd4j.zeros(DataType.DOUBLE, 4);
        updater.applyUpdater(none, 1, 0);
        assertThat(none.getDouble(0)).isPositive().isCloseTo(none.getDouble(3), within(1e-12));
        assertThat(none.getDouble(1)).isCloseTo(0, within(1e-12));
    }

    @Test
    void itChangesTheWeightsOfTheGivenLayersOnly() {
        LearningRate rate = new LearningRate(RATE, 0, 10, LearningRate.Decay.COSINE);
        ComputationGraphConfiguration net = new NeuralNetConfiguration.Builder()
                .updater(rate.adam())
                .graphBuilder()
                .addInputs("in")
                .addLayer("a", ConvolutionBlock.biased(3, 8, 3, 0), "in")
                .addLayer("b", ConvolutionBlock.biased(8, 8, 3, 0), "a")
                .setOutputs("b")
                .build();
        Muon.use(net, rate, Stream.of("b"));
        assertThat(layer(net, "a").getUpdaterByParam("W")).isInstanceOf(Adam.class);
        assertThat(layer(net, "b").getUpdaterByParam("W")).isEqualTo(new Muon(8, RATE, rate));
        assertThat(layer(net, "b").getUpdaterByParam("b")).isInstanceOf(Adam.class);
        ComputationGraphConfiguration read = ComputationGraphConfiguration.fromJson(net.toJson());
        assertThat(layer(read, "b").getUpdaterByParam("W")).isEqualTo(new Muon(8, RATE, rate));
    }

    private static BaseLayer layer(ComputationGraphConfiguration net, String name) {
        return (BaseLayer)
                ((LayerVertex) net.getVertices().get(name)).getLayerConf().getLayer();
    }

    private static GradientUpdater<?> updater(int rows, long length) {
        return new Muon(rows, RATE, null).instantiate(Nd4j.zeros(DataType.DOUBLE, length), true);
    }

    private static double rootMeanSquare(INDArray values) {
        return values.norm2Number().doubleValue() / Math.sqrt(values.length());
    }

    /** Orthonormal columns, by Gram and Schmidt. */
    private static INDArray orthonormal(int rows, int columns, long seed) {
        Nd4j.getRandom().setSeed(seed);
        INDArray random = Nd4j.randn(DataType.DOUBLE, rows, columns);
        for (int c = 0; c < columns; c++) {
            INDArray column = random.getColumn(c);
            for (int before = 0; before < c; before++) {
                INDArray other = random.getColumn(before);
                column.subi(other.mul(Nd4j.getBlasWrapper().dot(column, other)));
            }
            column.divi(column.norm2Number());
        }
        return random;
    }
}
