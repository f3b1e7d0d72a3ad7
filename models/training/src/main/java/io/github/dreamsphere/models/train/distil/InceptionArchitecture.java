package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import io.github.dreamsphere.models.dl4j.block.MaxPoolBlock;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * GoogLeNet (Szegedy et al. 2014) up to inception 4c, narrower and with batch normalisation instead of local response
 * normalisation. Its blobs are {@code stem}, {@code mixed3a}, {@code mixed3b}, {@code mixed4a}, {@code mixed4b} and
 * {@code mixed4c}.
 *
 * @param width channels of every layer relative to GoogLeNet's, rounded up to multiples of eight
 */
public record InceptionArchitecture(double width) implements StudentBody {
    static final String INPUT = "data";
    /** Channels last: DL4J's pools are ten times faster that way. */
    static final CNN2DFormat LAYOUT = CNN2DFormat.NHWC;

    private static final int COLOURS = 3;

    /**
     * Weight decay per step, times the learning rate (Loshchilov and Hutter 2019, "Decoupled weight decay
     * regularization"). Without it, components of the random initial weights that no picture activates would remain.
     * They do not change activations, but add noise to the gradient that dreams are made of.
     */
    static final double WEIGHT_DECAY = 0.5;

    /** The channels of an inception module: 1×1; 3×3 reduction and 3×3; 5×5 reduction and 5×5; pool projection. */
    private record Module(String name, int one, int reduce3, int three, int reduce5, int five, int pooled) {}

    private static final List<Module> MODULES = List.of(
            new Module("mixed3a", 64, 96, 128, 16, 32, 32),
            new Module("mixed3b", 128, 128, 192, 32, 96, 64),
            new Module("mixed4a", 192, 96, 208, 16, 48, 64),
            new Module("mixed4b", 160, 112, 224, 24, 64, 64),
            new Module("mixed4c", 128, 128, 256, 24, 64, 64));

    /** The module with another stride-2 pool before it. */
    private static final String FIRST_OF_STAGE_4 = "mixed4a";

    public InceptionArchitecture {
        if (!(width > 0 && width <= 2)) {
            throw new IllegalArgumentException("width must be > 0 and <= 2, was " + width);
        }
    }

    /** Three quarters of GoogLeNet's width, as {@code dreamsphere-dream} has. */
    public static InceptionArchitecture defaults() {
        return new InceptionArchitecture(0.75);
    }

    @Override
    public void addTo(GraphBuilder graph, List<String> blobs) {
        int modules =
                1 + blobs.stream().mapToInt(InceptionArchitecture::place).max().orElseThrow();
        graph.addInputs(INPUT);
        convolution(graph, "stem1", INPUT, COLOURS, channels(64), 7, 2);
        halve(graph, "stem1pool", "stem1");
        convolution(graph, "stem2reduce", "stem1pool", channels(64), channels(64), 1, 1);
        convolution(graph, "stem2", "stem2reduce", channels(64), channels(192), 3, 1);
        halve(graph, "stem", "stem2");
        String from = "stem";
        int width = channels(192);
        for (Module module : MODULES.subList(0, modules)) {
            if (module.name().equals(FIRST_OF_STAGE_4)) {
                halve(graph, "pool3", from);
                from = "pool3";
            }
            width = module(graph, module, from, width);
            from = module.name();
        }
    }

    /** Does nothing: DL4J's random weights stay. */
    @Override
    public void load(ComputationGraph graph, List<Head> heads) {
        // Random weights are right.
    }

    /**
     * Throws if no module computes {@code blob}.
     *
     * @throws IllegalArgumentException naming the blobs that modules compute
     */
    static void requireModule(String blob) {
        place(blob);
    }

    private static int place(String blob) {
        List<String> names = MODULES.stream().map(Module::name).toList();
        if (!names.contains(blob)) {
            throw new IllegalArgumentException(
                    "a head cannot read '" + blob + "'; it can read: " + String.join(", ", names));
        }
        return names.indexOf(blob);
    }

    private int channels(int googlenet) {
        return Math.max(8, (int) Math.ceil(googlenet * width / 8) * 8);
    }

    private int module(GraphBuilder graph, Module m, String from, int in) {
        convolution(graph, m.name() + "/1x1", from, in, channels(m.one()), 1, 1);
        convolution(graph, m.name() + "/3x3reduce", from, in, channels(m.reduce3()), 1, 1);
        convolution(
                graph, m.name() + "/3x3", m.name() + "/3x3reduce", channels(m.reduce3()), channels(m.three()), 3, 1);
        convolution(graph, m.name() + "/5x5reduce", from, in, channels(m.reduce5()), 1, 1);
        convolution(graph, m.name() + "/5x5", m.name() + "/5x5reduce", channels(m.reduce5()), channels(m.five()), 5, 1);
        graph.addLayer(m.name() + "/pool", MaxPoolBlock.of(1), from);
        convolution(graph, m.name() + "/pooled", m.name() + "/pool", in, channels(m.pooled()), 1, 1);
        graph.addVertex(
                m.name(),
                new MergeVertex(),
                m.name() + "/1x1",
                m.name() + "/3x3",
                m.name() + "/5x5",
                m.name() + "/pooled");
        return channels(m.one()) + channels(m.three()) + channels(m.five()) + channels(m.pooled());
    }

    private static void convolution(
            GraphBuilder graph, String name, String from, int in, int out, int kernel, int stride) {
        ConvolutionBlock block = ConvolutionBlock.normalised(in, out, kernel, stride);
        block.setRegularization(List.of(new WeightDecay(WEIGHT_DECAY, true)));
        graph.addLayer(name, from.equals(INPUT) ? block.onPicture() : block, from);
    }

    /** Adds a pool of stride 2. */
    private static void halve(GraphBuilder graph, String name, String from) {
        graph.addLayer(name, MaxPoolBlock.of(2), from);
    }
}
