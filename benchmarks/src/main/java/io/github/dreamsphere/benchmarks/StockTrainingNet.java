package io.github.dreamsphere.benchmarks;

import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The net of {@link TrainingNet} of DL4J's own layers, trained as DL4J comes. To be run without the project's models on
 * the class path, since one of its classes mends DL4J.
 */
public final class StockTrainingNet {
    /** GoogLeNet's channels: 1×1; 3×3 reduced and whole; 5×5 reduced and whole; pooled. */
    private record Module(String name, int one, int reduce3, int three, int reduce5, int five, int pooled) {}

    private static final List<Module> MODULES = List.of(
            new Module("mixed3a", 64, 96, 128, 16, 32, 32),
            new Module("mixed3b", 128, 128, 192, 32, 96, 64),
            new Module("mixed4a", 192, 96, 208, 16, 48, 64),
            new Module("mixed4b", 160, 112, 224, 24, 64, 64),
            new Module("mixed4c", 128, 128, 256, 24, 64, 64));

    private final CNN2DFormat layout;
    private final GraphBuilder graph;

    private StockTrainingNet(CNN2DFormat layout) {
        this.layout = layout;
        graph = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(2e-3))
                .weightInit(WeightInit.RELU)
                .graphBuilder();
    }

    /** @param arguments {@code nchw} or {@code nhwc}, and how many steps to time */
    public static void main(String[] arguments) {
        CNN2DFormat layout = CNN2DFormat.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        new TrainingClock(layout)
                .run("stock DL4J, " + layout, new StockTrainingNet(layout).build(), Integer.parseInt(arguments[1]));
    }

    private ComputationGraph build() {
        graph.addInputs("data");
        convolution("stem1", "data", channels(64), 7, 2);
        pool("stem1pool", "stem1", 2);
        convolution("stem2reduce", "stem1pool", channels(64), 1, 1);
        convolution("stem2", "stem2reduce", channels(192), 3, 1);
        pool("stem", "stem2", 2);
        String from = "stem";
        for (Module module : MODULES) {
            if (module.name().equals("mixed4a")) {
                pool("pool3", from, 2);
                from = "pool3";
            }
            module(module, from);
            from = module.name();
        }
        TrainingClock.HEADS.forEach(this::head);
        ComputationGraph built = new ComputationGraph(graph.setOutputs(TrainingClock.HEADS.stream()
                        .map(head -> head.blob() + "/loss")
                        .toArray(String[]::new))
                .setInputTypes(InputType.convolutional(TrainingClock.EDGE, TrainingClock.EDGE, 3, layout))
                .build());
        built.init();
        return built;
    }

    private void head(TrainingClock.Head head) {
        graph.addLayer(
                head.blob(),
                new ConvolutionLayer.Builder(1, 1)
                        .nOut(head.channels())
                        .dataFormat(layout)
                        .activation(Activation.LEAKYRELU)
                        .build(),
                head.from());
        graph.addLayer(
                head.blob() + "/loss",
                new CnnLossLayer.Builder(LossFunction.MSE)
                        .format(layout)
                        .activation(Activation.IDENTITY)
                        .build(),
                head.blob());
    }

    private static int channels(int googlenet) {
        return Math.max(8, (int) Math.ceil(googlenet * TrainingClock.WIDTH / 8) * 8);
    }

    private void module(Module m, String from) {
        convolution(m.name() + "/1x1", from, channels(m.one()), 1, 1);
        convolution(m.name() + "/3x3reduce", from, channels(m.reduce3()), 1, 1);
        convolution(m.name() + "/3x3", m.name() + "/3x3reduce", channels(m.three()), 3, 1);
        convolution(m.name() + "/5x5reduce", from, channels(m.reduce5()), 1, 1);
        convolution(m.name() + "/5x5", m.name() + "/5x5reduce", channels(m.five()), 5, 1);
        pool(m.name() + "/pool", from, 1);
        convolution(m.name() + "/pooled", m.name() + "/pool", channels(m.pooled()), 1, 1);
        graph.addVertex(
                m.name(),
                new MergeVertex(),
                m.name() + "/1x1",
                m.name() + "/3x3",
                m.name() + "/5x5",
                m.name() + "/pooled");
    }

    private void convolution(String name, String from, int out, int kernel, int stride) {
        graph.addLayer(
                name + "/conv",
                new ConvolutionLayer.Builder(kernel, kernel)
                        .stride(stride, stride)
                        .padding(kernel / 2, kernel / 2)
                        .convolutionMode(ConvolutionMode.Truncate)
                        .nOut(out)
                        .dataFormat(layout)
                        .hasBias(false)
                        .activation(Activation.IDENTITY)
                        .build(),
                from);
        graph.addLayer(
                name + "/norm",
                new BatchNormalization.Builder().dataFormat(layout).build(),
                name + "/conv");
        graph.addLayer(name, new ActivationLayer(Activation.RELU), name + "/norm");
    }

    private void pool(String name, String from, int stride) {
        graph.addLayer(
                name,
                new SubsamplingLayer.Builder(PoolingType.MAX)
                        .kernelSize(3, 3)
                        .stride(stride, stride)
                        .convolutionMode(ConvolutionMode.Same)
                        .dataFormat(layout)
                        .build(),
                from);
    }
}
