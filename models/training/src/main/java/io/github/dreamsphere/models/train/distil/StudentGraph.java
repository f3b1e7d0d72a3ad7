package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import io.github.dreamsphere.models.net.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/** The student as a DL4J graph: the backbone, and for each blob a head of 1×1 convolutions with a squared loss. */
final class StudentGraph {
    /**
     * Heads are rectified, like the teacher's blobs, so that they need not learn zeros exactly. During training the
     * rectifier is leaky, so that units that are wrongly zero can still learn.
     */
    private static final double TRAINING_SLOPE = 0.1;

    /**
     * Weight of the cross-entropy of the classes relative to the squared losses of the blobs; small, so that the
     * backbone learns from the teacher. With 0.1, the gradient of the classes was as strong as that of the blobs, whose
     * losses converged a quarter higher.
     */
    private static final double CLASS_WEIGHT = 0.01;

    /** A number of inputs that DL4J counts itself. */
    private static final int INFERRED = 0;

    static final String CLASS_MAP = "class_map";
    private static final String CLASSES = "classes";
    static final String PROBABILITY = "prob";
    /** The names of the layers of the classes. */
    static final Set<String> CLASS_NAMES = Set.of(CLASS_MAP, CLASSES, PROBABILITY);

    private StudentGraph() {}

    static String loss(String blob) {
        return blob + "/loss";
    }

    /**
     * An untrained student for blobs of these shapes.
     *
     * @throws UnsuitableNetException if {@code body} computes a blob with the name of a head
     */
    static ComputationGraph graph(DistilSettings settings, StudentBody body, List<Shape> shapes) {
        var builder = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .updater(settings.rate().adam())
                .weightInit(WeightInit.RELU)
                .graphBuilder();
        body.addTo(
                builder,
                settings.heads().stream().map(DistilSettings.Head::from).toList());
        for (int i = 0; i < shapes.size(); i++) {
            DistilSettings.Head head = settings.heads().get(i);
            if (builder.getVertices().containsKey(head.blob())) {
                throw new UnsuitableNetException("the new net has a layer '" + head.blob()
                        + "' of its own, so it cannot learn the teacher's blob of that name");
            }
            builder.addLayer(
                    head.blob(),
                    ConvolutionBlock.head(INFERRED, shapes.get(i).channels(), TRAINING_SLOPE),
                    head.from());
            builder.addLayer(
                    loss(head.blob()),
                    new CnnLossLayer.Builder(new MeanSquare(
                                    shapes.get(i).positions(), shapes.get(i).channels(), settings.dreamt()))
                            .format(InceptionArchitecture.LAYOUT)
                            .activation(Activation.IDENTITY)
                            .build(),
                    head.blob());
        }
        List<String> losses = new ArrayList<>(
                settings.blobs().stream().map(StudentGraph::loss).toList());
        if (!settings.classes().isEmpty()) {
            addClasses(builder, settings);
            losses.add(PROBABILITY);
        }
        ComputationGraph graph = new ComputationGraph(builder.setOutputs(losses.toArray(String[]::new))
                .setInputTypes(
                        InputType.convolutional(settings.crop(), settings.crop(), 3, InceptionArchitecture.LAYOUT))
                .build());
        graph.init();
        return graph;
    }

    /** Adds the scores of the classes at every position, their means, and the probabilities. */
    private static void addClasses(GraphBuilder builder, DistilSettings settings) {
        int classes = settings.classes().size();
        builder.addLayer(CLASS_MAP, ConvolutionBlock.head(INFERRED, classes, 1), settings.deepest());
        builder.addLayer(CLASSES, new GlobalPoolingLayer(PoolingType.AVG), CLASS_MAP);
        INDArray weights = Nd4j.valueArrayOf(new long[] {1, classes}, CLASS_WEIGHT, DataType.FLOAT);
        builder.addLayer(
                PROBABILITY,
                new LossLayer.Builder(new LossMCXENT(weights))
                        .activation(Activation.SOFTMAX)
                        .build(),
                CLASSES);
    }
}
