package io.github.dreamsphere.models.dl4j.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.models.dl4j.GraphReader;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.train.OneDnnLayers;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Against DL4J's own layers for the same. */
class ConvolutionBlockTest {
    private static final int IN = 5;
    private static final int OUT = 12;
    private static final int EDGE = 9;
    /** With it the last window of a pool overhangs. */
    private static final int EVEN = 8;

    private static final int BATCH = 3;
    private static final double SLOPE = 0.1;
    private static final double NEAR_KINK = 1e-4;

    @BeforeAll
    static void fastLayers() {
        OneDnnLayers.enable();
        Nd4j.getRandom().setSeed(7);
    }

    private interface Body {
        String addTo(ComputationGraphConfiguration.GraphBuilder graph);
    }

    private static ComputationGraph graph(Body body) {
        var builder = new NeuralNetConfiguration.Builder()
                .updater(new Sgd(0.1))
                .weightInit(WeightInit.RELU)
                .graphBuilder()
                .addInputs("in");
        // A block before the one that is looked at, so that a gradient must come through it; without a rectifier, which
        // would pass a value near 0 in one of the graphs and not in the other.
        builder.addLayer("before", ConvolutionBlock.biased(4, IN, 3, 1), "in");
        String last = body.addTo(builder);
        builder.addLayer(
                "loss",
                new CnnLossLayer.Builder(LossFunctions.LossFunction.MSE)
                        .format(CNN2DFormat.NHWC)
                        .activation(Activation.IDENTITY)
                        .build(),
                last);
        ComputationGraph graph = new ComputationGraph(builder.setOutputs("loss")
                .setInputTypes(InputType.convolutional(EDGE, EDGE, 4, CNN2DFormat.NHWC))
                .build());
        graph.init();
        return graph;
    }

    private static ConvolutionLayer convolution(int kernel, int stride, boolean bias) {
        return new ConvolutionLayer.Builder(kernel, kernel)
                .stride(stride, stride)
                .padding(kernel / 2, kernel / 2)
                .convolutionMode(ConvolutionMode.Truncate)
                .nIn(IN)
                .nOut(OUT)
                .dataFormat(CNN2DFormat.NHWC)
                .hasBias(bias)
                .activation(bias ? new ActivationLReLU(SLOPE) : Activation.IDENTITY.getActivationFunction())
                .build();
    }

    private static ComputationGraph ownNormalised(int kernel, int stride) {
        return graph(g -> {
            g.addLayer("block", ConvolutionBlock.normalised(IN, OUT, kernel, stride), "before");
            return "block";
        });
    }

    private static ComputationGraph theirsNormalised(int kernel, int stride) {
        return graph(g -> {
            g.addLayer("conv", convolution(kernel, stride, false), "before");
            g.addLayer(
                    "norm",
                    new BatchNormalization.Builder()
                            .nIn(OUT)
                            .nOut(OUT)
                            .dataFormat(CNN2DFormat.NHWC)
                            .decay(0.95)
                            .useLogStd(false)
                            .build(),
                    "conv");
            g.addLayer("block", new ActivationLayer(Activation.RELU), "norm");
            return "block";
        });
    }

    private static void copy(ComputationGraph from, ComputationGraph to, boolean normalised) {
        from.getLayer("before")
                .paramTable()
                .forEach((name, values) -> to.getLayer("before").getParam(name).assign(values));
        var block = from.getLayer("block");
        String convolution = normalised ? "conv" : "block";
        to.getLayer(convolution).getParam("W").assign(block.getParam("W"));
        if (!normalised) {
            to.getLayer(convolution).getParam("b").assign(block.getParam("b").reshape(1, OUT));
            return;
        }
        for (String name : List.of("gamma", "beta", "mean", "var")) {
            to.getLayer("norm").getParam(name).assign(block.getParam(name));
        }
    }

    private static void assertClose(INDArray ours, INDArray theirs, String what) {
        INDArray expected = theirs.dup('c').reshape(theirs.length());
        INDArray difference = ours.dup('c').reshape(ours.length()).sub(expected);
        assertThat(difference.norm2Number().doubleValue())
                .as(what)
                .isLessThanOrEqualTo(1e-5 * expected.norm2Number().doubleValue() + 1e-7);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "3, 2", "5, 1", "7, 2"})
    void withNormalisationItComputesWhatThreeLayersOfDl4jDo(int kernel, int stride) {
        ComputationGraph ours = ownNormalised(kernel, stride);
        INDArray gamma = ours.getLayer("block").getParam("gamma");
        gamma.addi(Nd4j.randn(gamma.shape()).muli(0.2));
        INDArray beta = ours.getLayer("block").getParam("beta");
        beta.addi(Nd4j.randn(beta.shape()).muli(0.2));
        ComputationGraph theirs = theirsNormalised(kernel, stride);
        copy(ours, theirs, true);
        int edge = (EDGE - 1) / stride + 1;
        INDArray input = null;
        INDArray wanted = Nd4j.randn('c', BATCH, edge, edge, OUT);
        for (int step = 0; step < 3; step++) {
            input = decidedInput(theirs);
            compareGradients(ours, theirs, input, wanted);
            for (String name : List.of("gamma", "beta")) {
                assertClose(gradient(ours, "block_" + name), gradient(theirs, "norm_" + name), name);
            }
            assertClose(gradient(ours, "block_W"), gradient(theirs, "conv_W"), "weights");
            fit(ours, input, wanted);
            fit(theirs, input, wanted);
        }
        assertClose(
                ours.getLayer("block").getParam("mean"), theirs.getLayer("norm").getParam("mean"), "mean");
        assertClose(
                ours.getLayer("block").getParam("var"), theirs.getLayer("norm").getParam("var"), "variance");
        assertClose(ours.output(input)[0], theirs.output(input)[0], "outside training");
    }

    /** Random input for which rounding does not decide what the rectifier of {@code theirs} passes. */
    private static INDArray decidedInput(ComputationGraph theirs) {
        for (int i = 0; i < 1000; i++) {
            INDArray input = Nd4j.randn('c', BATCH, EDGE, EDGE, 4);
            INDArray values = theirs.feedForward(input, true).get("norm");
            if (Transforms.abs(values).minNumber().doubleValue() > NEAR_KINK) {
                return input;
            }
        }
        throw new AssertionError("all inputs have values that are nearly 0");
    }

    private static void compareGradients(
            ComputationGraph ours, ComputationGraph theirs, INDArray input, INDArray wanted) {
        for (ComputationGraph graph : List.of(ours, theirs)) {
            graph.setInputs(input);
            graph.setLabels(wanted);
            graph.computeGradientAndScore();
        }
        assertThat(ours.score()).isCloseTo(theirs.score(), within(1e-4 * theirs.score()));
        assertClose(gradient(ours, "before_W"), gradient(theirs, "before_W"), "the gradient that comes through");
    }

    private static INDArray gradient(ComputationGraph graph, String name) {
        return graph.gradient().gradientForVariable().get(name);
    }

    private static void fit(ComputationGraph graph, INDArray input, INDArray wanted) {
        graph.fit(new INDArray[] {input}, new INDArray[] {wanted});
    }

    @Test
    void aHeadComputesWhatDl4jsConvolutionDoes() {
        ComputationGraph ours = graph(g -> {
            g.addLayer("block", ConvolutionBlock.head(IN, OUT, SLOPE), "before");
            return "block";
        });
        ComputationGraph theirs = graph(g -> {
            g.addLayer("block", convolution(1, 1, true), "before");
            return "block";
        });
        ours.getLayer("block").getParam("b").assign(Nd4j.randn(1, OUT).reshape(OUT));
        copy(ours, theirs, false);
        INDArray input = Nd4j.randn('c', BATCH, EDGE, EDGE, 4);
        compareGradients(ours, theirs, input, Nd4j.randn('c', BATCH, EDGE, EDGE, OUT));
        assertClose(gradient(ours, "block_W"), gradient(theirs, "block_W"), "weights");
        assertClose(gradient(ours, "block_b"), gradient(theirs, "block_b"), "bias");
        assertClose(ours.output(input)[0], theirs.output(input)[0], "outside training");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPoolPassesWhatDl4jsDoes(int stride) {
        ComputationGraph ours = graph(g -> {
            g.addLayer("block", ConvolutionBlock.head(IN, OUT, SLOPE), "before");
            g.addLayer("pool", MaxPoolBlock.of(stride), "block");
            return "pool";
        });
        ComputationGraph theirs = graph(g -> {
            g.addLayer("block", convolution(1, 1, true), "before");
            g.addLayer(
                    "pool",
                    new SubsamplingLayer.Builder(PoolingType.MAX)
                            .kernelSize(3, 3)
                            .stride(stride, stride)
                            .padding(stride == 1 ? 1 : 0, stride == 1 ? 1 : 0)
                            .convolutionMode(ConvolutionMode.Truncate)
                            .dataFormat(CNN2DFormat.NHWC)
                            .build(),
                    "block");
            return "pool";
        });
        copy(ours, theirs, false);
        int edge = stride == 1 ? EDGE : (EDGE - 3) / stride + 1;
        INDArray input = Nd4j.randn('c', BATCH, EDGE, EDGE, 4);
        compareGradients(ours, theirs, input, Nd4j.randn('c', BATCH, edge, edge, OUT));
        assertClose(gradient(ours, "block_W"), gradient(theirs, "block_W"), "weights");
        assertClose(ours.output(input)[0], theirs.output(input)[0], "outside training");
    }

    @Test
    void readAsANetworkItGivesTheSameBlob() {
        ComputationGraph graph = onPictures();
        INDArray picture = Nd4j.rand('c', 1, EVEN, EVEN, 3);
        INDArray expected = graph.output(picture)[0];
        var spec = ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);
        try (Network network = new Network(new GraphReader(graph, spec).net("block"));
                Pass pass = network.forward("pool", EVEN, EVEN)) {
            pass.forward(picture.dup('c').data().asFloat());
            assertClose(Nd4j.createFromArray(pass.activation()), expected, "the blob");
        }
    }

    private static ComputationGraph onPictures() {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .updater(new Sgd(0.1))
                .weightInit(WeightInit.RELU)
                .graphBuilder()
                .addInputs("in")
                .addLayer("block", ConvolutionBlock.normalised(3, OUT, 3, 2).onPicture(), "in")
                .addLayer("pool", MaxPoolBlock.of(2), "block")
                .addLayer(
                        "loss",
                        new CnnLossLayer.Builder(LossFunctions.LossFunction.MSE)
                                .format(CNN2DFormat.NHWC)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "pool")
                .setOutputs("loss")
                .setInputTypes(InputType.convolutional(EVEN, EVEN, 3, CNN2DFormat.NHWC))
                .build());
        graph.init();
        fit(graph, Nd4j.rand('c', BATCH, EVEN, EVEN, 3), Nd4j.randn('c', BATCH, 2, 2, OUT));
        return graph;
    }

    /** 48 channels fill blocks of 8 and of 16; 12 do not fill blocks of 8. */
    @ParameterizedTest
    @ValueSource(ints = {48, 12})
    void blobsInBlocksOfChannelsChangeNothingButTheirLayout(int channels) {
        ComputationGraph blocked = chain(channels, true);
        ComputationGraph plain = chain(channels, false);
        plain.params().assign(blocked.params());
        INDArray input = Nd4j.rand('c', BATCH, EDGE, EDGE, 3);
        INDArray wanted = Nd4j.randn('c', BATCH, EDGE - 6, EDGE - 6, OUT);
        for (ComputationGraph graph : List.of(blocked, plain)) {
            graph.setInputs(input);
            graph.setLabels(wanted);
            graph.computeGradientAndScore();
        }
        assertThat(blocked.score()).isCloseTo(plain.score(), within(1e-5 * plain.score()));
        for (String block : List.of("first", "inner", "last")) {
            for (String parameter : List.of("_W", "_b")) {
                assertClose(gradient(blocked, block + parameter), gradient(plain, block + parameter), block);
            }
        }
        assertClose(blocked.output(input)[0], plain.output(input)[0], "output");
    }

    private static ComputationGraph chain(int channels, boolean blocked) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .updater(new Sgd(0.1))
                .weightInit(WeightInit.RELU)
                .graphBuilder()
                .addInputs("in")
                .addLayer("first", inner(3, channels).blocked(false, blocked).onPicture(), "in")
                .addLayer("inner", inner(channels, channels).blocked(blocked, blocked), "first")
                .addLayer("last", inner(channels, OUT).blocked(blocked, false), "inner")
                .addLayer(
                        "loss",
                        new CnnLossLayer.Builder(LossFunctions.LossFunction.MSE)
                                .format(CNN2DFormat.NHWC)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "last")
                .setOutputs("loss")
                .setInputTypes(InputType.convolutional(EDGE, EDGE, 3, CNN2DFormat.NHWC))
                .build());
        graph.init();
        return graph;
    }

    private static ConvolutionBlock inner(int in, int out) {
        return ConvolutionBlock.biased(in, out, 3, 0.5).unpadded();
    }

    @Test
    void refusesBlocksOfChannelsWithNormalisation() {
        ConvolutionBlock block = ConvolutionBlock.normalised(16, 16, 3, 1);
        assertThatThrownBy(() -> block.blocked(true, true))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("channels last");
    }

    @Test
    void refusesAnEvenKernel() {
        assertThatThrownBy(() -> ConvolutionBlock.normalised(3, 8, 4, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kernel must be odd");
    }
}
