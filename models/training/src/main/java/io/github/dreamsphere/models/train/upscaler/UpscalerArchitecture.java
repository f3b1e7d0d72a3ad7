package io.github.dreamsphere.models.train.upscaler;

import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.train.LearningRate;
import io.github.dreamsphere.models.train.Muon;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.CnnLossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The architecture of an upscaler: a chain of 3×3 convolutions at the low resolution, whose output is the residual of
 * the four new pixels against bicubic enlargement. It is trained without padding, so that it does not learn from an
 * artificial border.
 *
 * @param channels channels of the hidden layers
 * @param layers number of convolutions, which is also the margin in pixels on each side
 * @param picture what it enlarges: RGB, or luma alone; null for RGB, as in older checkpoints
 */
public record UpscalerArchitecture(int channels, int layers, ImageSpec.Channels picture) {
    static final String INPUT = "rgb";
    /** Samples that a graph reads: oneDNN is slow to learn from one alone, so luma is read as a grey picture. */
    static final int READ = 3;

    /** The layout of the blocks. */
    private static final CNN2DFormat LAYOUT = CNN2DFormat.NHWC;

    /** The slope of a rectifier that is the identity. */
    private static final double LINEAR = 1;
    /** Scale of the random initial weights that are added to the identity in hidden layers. */
    private static final double RANDOM_PART = 0.2;
    /** Scale of the initial weights of the last layer; small, so that the untrained net is nearly bicubic. */
    private static final double FIRST_RESIDUAL = 0.02;

    public UpscalerArchitecture {
        if (channels < 1 || layers < 3) {
            throw new IllegalArgumentException(
                    "channels must be >= 1 and layers >= 3, were " + channels + " and " + layers);
        }
        picture = picture == null ? ImageSpec.Channels.RGB : picture;
        if (picture == ImageSpec.Channels.BGR) {
            throw new IllegalArgumentException("an upscaler is trained for RGB or luma, not for BGR");
        }
    }

    /** An architecture for RGB. */
    public UpscalerArchitecture(int channels, int layers) {
        this(channels, layers, ImageSpec.Channels.RGB);
    }

    /** The architecture of the built-in upscaler: 115,000 parameters, 230 kFLOP per input pixel. */
    public static UpscalerArchitecture defaults() {
        return new UpscalerArchitecture(32, 14);
    }

    /** The same architecture for luma alone. */
    public UpscalerArchitecture ofLuma() {
        return new UpscalerArchitecture(channels, layers, ImageSpec.Channels.LUMA);
    }

    /** Radius of the receptive field in pixels. */
    public int margin() {
        return layers;
    }

    String layer(int i) {
        return "conv" + (i + 1);
    }

    /** Samples of a pixel of the result: 3, or 1 for luma. */
    int samples() {
        return picture.count();
    }

    /** Output channels: (phaseY·2 + phaseX)·samples + sample, the depth-to-space order of TensorFlow and ND4J. */
    int residuals() {
        return PhotoPair.SCALE * PhotoPair.SCALE * samples();
    }

    /** Channels that convolution {@code i} reads. */
    int inputs(int i) {
        return i == 0 ? READ : channels;
    }

    /** Channels that convolution {@code i} writes. */
    int outputs(int i) {
        return i == layers - 1 ? residuals() : channels;
    }

    ComputationGraph graph(LearningRate rate, int cropEdge, long seed, Loss loss) {
        ComputationGraph graph = new ComputationGraph(configuration(rate, cropEdge, seed, loss));
        graph.init();
        start(graph);
        return graph;
    }

    private ComputationGraphConfiguration configuration(LearningRate rate, int cropEdge, long seed, Loss loss) {
        var builder = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .updater(rate.adam())
                .weightInit(WeightInit.RELU)
                .graphBuilder()
                .addInputs(INPUT);
        String from = INPUT;
        for (int i = 0; i < layers; i++) {
            builder.addLayer(layer(i), convolution(i), from);
            from = layer(i);
        }
        int edge = cropEdge + 2 * margin();
        ComputationGraphConfiguration configuration = builder.addLayer(
                        "loss",
                        new CnnLossLayer.Builder(loss.function(cropEdge * cropEdge * residuals()))
                                .format(LAYOUT)
                                .activation(Activation.IDENTITY)
                                .build(),
                        from)
                .setOutputs("loss")
                .setInputTypes(InputType.convolutional(edge, edge, READ, LAYOUT))
                .build();
        Muon.use(configuration, rate, IntStream.range(1, layers - 1).mapToObj(this::layer));
        return configuration;
    }

    private ConvolutionBlock convolution(int i) {
        double slope = i == layers - 1 ? LINEAR : 0;
        ConvolutionBlock block = ConvolutionBlock.biased(inputs(i), outputs(i), 3, slope)
                .unpadded()
                .blocked(i > 0, i < layers - 1);
        return i == 0 ? block.onPicture() : block;
    }

    /** Initialises hidden layers near the identity, so that a deep plain chain learns as fast as a residual net. */
    private void start(ComputationGraph graph) {
        for (int i = 1; i < layers - 1; i++) {
            INDArray weights = graph.getLayer(layer(i)).getParam("W");
            weights.muli(RANDOM_PART);
            for (int c = 0; c < channels; c++) {
                weights.putScalar(new int[] {c, c, 1, 1}, 1 + weights.getDouble(c, c, 1, 1));
            }
        }
        graph.getLayer(layer(layers - 1)).getParam("W").muli(FIRST_RESIDUAL);
    }
}
