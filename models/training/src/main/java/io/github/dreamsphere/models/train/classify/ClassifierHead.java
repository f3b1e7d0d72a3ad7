package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Softmax;
import io.github.dreamsphere.models.net.Tensor;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The head of a classifier: a 1×1 convolution gives each position a score for each class; the softmax of the mean
 * scores is the result (Lin et al. 2013). As scores have positions, one can dream with a class.
 */
final class ClassifierHead {
    /** The blob of scores, with a channel for each class. */
    static final String SCORES = "class_scores";
    /** The blob of probabilities. */
    static final String CLASSES = "classes";

    private static final String MEAN = "class_means";

    private ClassifierHead() {}

    static void addTo(GraphBuilder graph, String from, int classes) {
        graph.addLayer(SCORES, ConvolutionBlock.head(0, classes, 1), from);
        graph.addLayer(
                MEAN,
                new GlobalPoolingLayer.Builder(PoolingType.AVG)
                        .poolingDimensions(1, 2)
                        .build(),
                SCORES);
        graph.addLayer(
                CLASSES,
                new LossLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .build(),
                MEAN);
        graph.setOutputs(CLASSES);
    }

    /** The head of {@code graph} as layers of a net. */
    static List<Layer> layers(ComputationGraph graph, String from) {
        var scores = graph.getLayer(SCORES);
        float[] bias = scores.getParam("b").dup('c').data().asFloat();
        float[] weights = scores.getParam("W").dup('c').data().asFloat();
        int[] shape = {bias.length, weights.length / bias.length, 1, 1};
        Convolution convolution =
                new Convolution(new Tensor(shape, weights), Tensor.of(bias), SlidingWindow.point(), 1);
        return List.of(
                new Layer(SCORES, convolution, from, SCORES),
                new Layer(MEAN, new GlobalPool(Pool.Kind.AVERAGE), SCORES, MEAN),
                new Layer(CLASSES, new Softmax(), MEAN, CLASSES));
    }
}
