package io.github.dreamsphere.models.dl4j;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.caffe.CaffeReader;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.SamePadding;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Softmax;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** Each net says the same in DL4J as on the engine. */
class GraphWriterTest {
    private static final Random RANDOM = new Random(5);

    @Test
    void everyKindOfLayerComputesTheSame() {
        Convolution grouped = new Convolution(
                Nets.random(RANDOM, 6, 2, 3, 3), Nets.random(RANDOM, 6), SlidingWindow.square(3, 1, 1), 3);
        Convolution uneven = new Convolution(
                Nets.random(RANDOM, 4, 6, 3, 3),
                Nets.random(RANDOM, 4),
                new SlidingWindow(3, 3, 2, 2, 0, 0, 1, 1, 1, 1),
                1);
        Net net = new Net(
                "all",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("first", Nets.convolution(RANDOM, 3, 6, 3, 2, 1), "data", "x@first"),
                        new Layer(
                                "scale", new Affine(Nets.random(RANDOM, 6), Nets.random(RANDOM, 6)), "x@first", "x@s"),
                        new Layer("relu", Relu.PLAIN, "x@s", "x"),
                        new Layer("hanging", Nets.maxPool(SlidingWindow.square(3, 2, 0)), "x", "hanging"),
                        new Layer("lrn", new Lrn(5, 0.3f, 0.75f, 2), "hanging", "lrn"),
                        new Layer("grouped", grouped, "lrn", "grouped"),
                        new Layer("elu", new Activation(Activation.Curve.ELU, 1, 0), "grouped", "elu"),
                        new Layer("mean", Pool.caffeAverage(SlidingWindow.square(3, 1, 1)), "elu", "mean"),
                        new Layer("sum", Eltwise.sum(1f, 1f), List.of("mean", "lrn"), "sum"),
                        new Layer("uneven", uneven, "sum", "uneven"),
                        new Layer("max", Nets.maxPool(SlidingWindow.square(3, 1, 1)), "uneven", "max"),
                        new Layer("cat", new Concat(), List.of("max", "uneven"), "cat"),
                        new Layer("whole", new GlobalPool(Pool.Kind.AVERAGE), "cat", "whole")));
        for (String blob : net.blobs()) {
            assertSame(net.upTo(blob), 30, 2e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 31})
    void paddingThatDependsOnTheSizeComputesTheSame(int size) {
        Convolution convolution = Nets.convolution(RANDOM, 3, 6, 3, 2, 0);
        Net net = new Net(
                "same",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("c", SamePadding.around(convolution, SamePadding.Side.LAST), "data", "c"),
                        new Layer("relu", Relu.PLAIN, "c", "relu"),
                        new Layer(
                                "max",
                                SamePadding.around(Nets.maxPool(SlidingWindow.square(3, 2, 0)), SamePadding.Side.LAST),
                                "relu",
                                "max")));
        assertSame(net.upTo("c"), size, 2e-5);
        assertSame(net, size, 2e-5);
    }

    @Test
    void googlenetComputesTheSame() throws IOException {
        Path folder = Shared.path("models/bvlc_googlenet");
        Net net = CaffeReader.read(
                folder.resolve("deploy.prototxt"), folder.resolve("bvlc_googlenet_noaux.caffemodel"), Shared.IMAGENET);
        assertSame(net.upTo("inception_3a/output"), 64, 1e-4);
    }

    @Test
    void whatCannotBeTrainedIsNamed() {
        assertThatThrownBy(() -> graph(Nets.of(new Softmax()), 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 'layer' (Softmax) cannot be trained: DL4J has no such layer; cut the net before it");
        assertThatThrownBy(() -> graph(Nets.of(Pool.caffeAverage(SlidingWindow.square(3, 2, 0))), 8))
                .hasMessageContaining("its last window extends beyond the edge");
        SlidingWindow dilated = new SlidingWindow(3, 3, 2, 2, 0, 0, 0, 0, 2, 2);
        assertThatThrownBy(() -> graph(Nets.of(Pool.caffeAverage(dilated)), 8))
                .hasMessageContaining("its window is dilated");
    }

    private static void assertSame(Net net, int size, double limit) {
        ComputationGraph graph = graph(net, size);
        new GraphWriter(net).load(graph);
        float[] rgb = picture(size);
        float[] expected = onEngine(net, rgb, size);
        assertClose(onDl4j(graph, net, rgb, size), expected, limit);
        assertClose(onEngine(new GraphWriter(net).trained(graph), rgb, size), expected, limit);
        assertThat(graph.getConfiguration().getVertices()).containsKey(net.output());
    }

    private static ComputationGraph graph(Net net, int size) {
        var builder = new NeuralNetConfiguration.Builder().graphBuilder();
        new GraphWriter(net).addTo(builder, size, new Sgd(0.1));
        builder.addLayer(
                "loss",
                new CnnLossLayer.Builder()
                        .format(VertexWriter.LAYOUT)
                        .activation(org.nd4j.linalg.activations.Activation.IDENTITY)
                        .build(),
                net.output());
        ComputationGraph graph = new ComputationGraph(builder.setOutputs("loss")
                .setInputTypes(InputType.convolutional(size, size, 3, VertexWriter.LAYOUT))
                .build());
        graph.init();
        return graph;
    }

    private static float[] picture(int size) {
        float[] rgb = new float[size * size * 3];
        Random random = new Random(6);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = random.nextFloat();
        }
        return rgb;
    }

    private static float[] onEngine(Net net, float[] rgb, int size) {
        try (Network network = new Network(net);
                Pass pass = network.forward(net.output(), size, size)) {
            pass.forward(rgb);
            return pass.activation();
        }
    }

    private static float[] onDl4j(ComputationGraph graph, Net net, float[] rgb, int size) {
        ImageSpec spec = net.imageSpec();
        float[] input = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            int c = i % 3;
            int from = spec.channels() == ImageSpec.Channels.BGR ? i - c + 2 - c : i;
            input[i] = rgb[from] * spec.range() - spec.mean().get(c);
        }
        INDArray array = Nd4j.create(input, new long[] {1, size, size, 3}, 'c');
        return graph.feedForward(array, false).get(net.output()).dup('c').data().asFloat();
    }
}
