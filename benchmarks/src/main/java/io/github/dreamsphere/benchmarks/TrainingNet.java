package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import io.github.dreamsphere.models.train.OneDnnLayers;
import io.github.dreamsphere.models.train.distil.InceptionArchitecture;
import io.github.dreamsphere.models.train.distil.InceptionBackbone;
import io.github.dreamsphere.models.train.distil.MeanSquare;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;

/** Images per second of {@code dreamsphere train}'s net: two heads on an inception body of three quarters' width. */
public final class TrainingNet {
    private TrainingNet() {}

    /** @param arguments how many steps to time */
    public static void main(String[] arguments) {
        OneDnnLayers.enable();
        TrainingClock clock = new TrainingClock(CNN2DFormat.NHWC);
        clock.run("dreamsphere train", graph(clock), Integer.parseInt(arguments[0]));
    }

    private static ComputationGraph graph(TrainingClock clock) {
        var builder = new NeuralNetConfiguration.Builder()
                .seed(1)
                .updater(new Adam(2e-3))
                .weightInit(WeightInit.RELU)
                .graphBuilder();
        InceptionBackbone.addTo(builder, new InceptionArchitecture(TrainingClock.WIDTH));
        for (TrainingClock.Head head : TrainingClock.HEADS) {
            builder.addLayer(head.blob(), ConvolutionBlock.head(0, head.channels(), 0.1), head.from());
            builder.addLayer(
                    head.blob() + "/loss",
                    new CnnLossLayer.Builder(new MeanSquare(head.edge() * head.edge(), head.channels(), 0))
                            .format(CNN2DFormat.NHWC)
                            .activation(Activation.IDENTITY)
                            .build(),
                    head.blob());
        }
        ComputationGraph graph = new ComputationGraph(builder.setOutputs(TrainingClock.HEADS.stream()
                        .map(head -> head.blob() + "/loss")
                        .toArray(String[]::new))
                .setInputTypes(InputType.convolutional(TrainingClock.EDGE, TrainingClock.EDGE, 3, CNN2DFormat.NHWC))
                .build());
        graph.init();
        return graph;
    }
}
