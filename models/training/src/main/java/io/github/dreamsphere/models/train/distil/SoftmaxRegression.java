package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.train.LearningRate;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A multinomial logistic regression with weight decay. Its inputs are standardised first, so that the decay does not
 * depend on their units.
 */
final class SoftmaxRegression {
    private static final int BATCH = 256;
    private static final LearningRate RATE = new LearningRate(5e-3, 0, 1300, LearningRate.Decay.COSINE);
    /** How much a step shrinks the weights, relative to the learning rate. */
    private static final double DECAY = 0.5;
    /** The largest deviation that can be due to rounding, relative to the mean. */
    private static final float ROUNDING = 1e-5f;
    /** The least deviation of inputs that are learnt from; with less, weights would become too large for 16 bits. */
    private static final float LEAST = 1e-4f;

    private final INDArray inputs;
    private final INDArray shares;
    private final INDArray means;
    private final INDArray deviations;

    /**
     * Prepares a regression on examples.
     *
     * @param inputs {@code [examples, inputs]}; overwritten
     * @param shares {@code [examples, classes]}: the share of each class in an example; each row adds up to 1
     */
    SoftmaxRegression(INDArray inputs, INDArray shares) {
        this.inputs = inputs;
        this.shares = shares;
        means = inputs.mean(0);
        inputs.subiRowVector(means);
        deviations = Nd4j.createFromArray(
                divisors(means.toFloatVector(), inputs.norm2(0).divi(Math.sqrt(inputs.rows()))));
        inputs.diviRowVector(deviations);
    }

    /** The deviations; infinity for those of inputs that hardly change, from which nothing is learnt. */
    private static float[] divisors(float[] means, INDArray deviations) {
        float[] divisors = deviations.toFloatVector();
        for (int i = 0; i < divisors.length; i++) {
            divisors[i] = divisors[i] > Math.max(LEAST, ROUNDING * Math.abs(means[i]))
                    ? divisors[i]
                    : Float.POSITIVE_INFINITY;
        }
        return divisors;
    }

    /**
     * The fitted regression: a 1×1 convolution from the inputs to the scores of the classes.
     *
     * @param seed seed of the order of the examples
     */
    Convolution solved(long seed) {
        MultiLayerNetwork net = untrained(seed);
        SplittableRandom random = new SplittableRandom(seed);
        int examples = inputs.rows();
        for (int step = 0; step < RATE.total(); step++) {
            int[] rows = random.ints(Math.min(BATCH, examples), 0, examples).toArray();
            net.fit(Nd4j.pullRows(inputs, 1, rows), Nd4j.pullRows(shares, 1, rows));
        }
        return ofUnchangedInputs(net.getLayer(0).getParam("W"), net.getLayer(0).getParam("b"));
    }

    /** The regression of the inputs as they were given: w · (x − m) / d + b = w / d · x + (b − w / d · m). */
    private Convolution ofUnchangedInputs(INDArray weights, INDArray bias) {
        int read = inputs.columns();
        int classes = shares.columns();
        float[] kernel = new float[classes * read];
        float[] offsets = bias.ravel().toFloatVector();
        for (int c = 0; c < classes; c++) {
            for (int i = 0; i < read; i++) {
                float weight = weights.getFloat(i, c) / deviations.getFloat(i);
                kernel[c * read + i] = weight;
                offsets[c] -= weight * means.getFloat(i);
            }
        }
        Tensor tensor = new Tensor(new int[] {classes, read, 1, 1}, kernel);
        return new Convolution(tensor, Tensor.of(offsets), SlidingWindow.point(), 1);
    }

    private MultiLayerNetwork untrained(long seed) {
        MultiLayerNetwork net = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(RATE.adam())
                .weightDecay(DECAY)
                .weightInit(WeightInit.ZERO)
                .list()
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nIn(inputs.columns())
                        .nOut(shares.columns())
                        .build())
                .build());
        net.init();
        return net;
    }
}
