package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.Shape;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.learning.config.Adam;

/** The pupil as a DL4J graph: the body, and per blob a head of 1×1 convolutions with a squared loss. */
final class Pupil {
    /**
     * A head is rectified, as the teacher's blobs are, so it need not hit zeros exactly; in training with a slope below
     * zero, so that a unit that is wrongly silent can still learn.
     */
    private static final double TRAINING_SLOPE = 0.1;

    private Pupil() {}

    static String loss(String blob) {
        return blob + "/loss";
    }

    /** An untrained pupil for blobs of these shapes. */
    static ComputationGraph graph(DistilSettings settings, List<Shape> shapes) {
        var builder = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .updater(Adam.builder()
                        .learningRate(settings.rate().peak())
                        .learningRateSchedule(settings.rate())
                        .build())
                .weightInit(WeightInit.RELU)
                .graphBuilder();
        settings.plan()
                .addTo(
                        builder,
                        settings.heads().stream().map(DistilSettings.Head::from).toList());
        for (int i = 0; i < shapes.size(); i++) {
            DistilSettings.Head head = settings.heads().get(i);
            builder.addLayer(
                    head.blob(),
                    new ConvolutionLayer.Builder(1, 1)
                            .nOut(shapes.get(i).channels())
                            .dataFormat(InceptionPlan.LAYOUT)
                            .activation(new ActivationLReLU(TRAINING_SLOPE))
                            .build(),
                    head.from());
            builder.addLayer(
                    loss(head.blob()),
                    new CnnLossLayer.Builder(new MeanSquare(
                                    shapes.get(i).positions(), shapes.get(i).channels()))
                            .format(InceptionPlan.LAYOUT)
                            .activation(Activation.IDENTITY)
                            .build(),
                    head.blob());
        }
        String[] losses = settings.blobs().stream().map(Pupil::loss).toArray(String[]::new);
        ComputationGraph graph = new ComputationGraph(builder.setOutputs(losses)
                .setInputTypes(InputType.convolutional(settings.crop(), settings.crop(), 3, InceptionPlan.LAYOUT))
                .build());
        graph.init();
        return graph;
    }
}
