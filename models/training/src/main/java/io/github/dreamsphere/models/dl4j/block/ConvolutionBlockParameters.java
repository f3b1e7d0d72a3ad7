package io.github.dreamsphere.models.dl4j.block;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The parameters of a {@link ConvolutionBlock} in DL4J's parameter vector: the weights {@code [out, in, kernel,
 * kernel]}, then gamma, beta, mean and variance, or a bias. Beta follows gamma, as oneDNN requires.
 */
final class ConvolutionBlockParameters implements ParamInitializer {
    static final ConvolutionBlockParameters INSTANCE = new ConvolutionBlockParameters();

    static final String WEIGHTS = "W";
    static final String BIAS = "b";
    static final String GAMMA = "gamma";
    static final String BETA = "beta";
    static final String MEAN = "mean";
    static final String VARIANCE = "var";

    private ConvolutionBlockParameters() {}

    /** True for parameters that are measured, not learned. */
    static boolean isMeasured(String parameter) {
        return MEAN.equals(parameter) || VARIANCE.equals(parameter);
    }

    private static ConvolutionBlock block(Layer layer) {
        return (ConvolutionBlock) layer;
    }

    private static long weights(ConvolutionBlock block) {
        return block.getNOut() * block.getNIn() * block.getKernel() * block.getKernel();
    }

    @Override
    public long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public long numParams(Layer layer) {
        ConvolutionBlock block = block(layer);
        return weights(block) + (paramKeys(layer).size() - 1) * block.getNOut();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return block(layer).isNormalised() ? List.of(WEIGHTS, GAMMA, BETA, MEAN, VARIANCE) : List.of(WEIGHTS, BIAS);
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return List.of(WEIGHTS);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return block(layer).isNormalised() ? List.of() : List.of(BIAS);
    }

    @Override
    public boolean isWeightParam(Layer layer, String key) {
        return WEIGHTS.equals(key);
    }

    @Override
    public boolean isBiasParam(Layer layer, String key) {
        return BIAS.equals(key);
    }

    @Override
    public Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray row, boolean initialise) {
        ConvolutionBlock block = block(conf.getLayer());
        Map<String, INDArray> parameters = getGradientsFromFlattened(conf, row);
        parameters.keySet().forEach(conf::addVariable);
        if (initialise) {
            INDArray weights = parameters.get(WEIGHTS);
            double perOutput = (double) block.getNIn() * block.getKernel() * block.getKernel();
            double perInput = (double) block.getNOut() * block.getKernel() * block.getKernel();
            block.getWeightInitFn()
                    .init(perOutput, perInput, weights.shape(), 'c', weights.reshape('c', 1, weights.length()));
            parameters.forEach((name, values) -> {
                if (!WEIGHTS.equals(name)) {
                    values.assign(GAMMA.equals(name) || VARIANCE.equals(name) ? 1 : 0);
                }
            });
        }
        return parameters;
    }

    @Override
    public Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray row) {
        ConvolutionBlock block = block(conf.getLayer());
        INDArray flat = row.reshape(row.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        long at = 0;
        for (String name : paramKeys(block)) {
            long length = WEIGHTS.equals(name) ? weights(block) : block.getNOut();
            INDArray view = flat.get(NDArrayIndex.interval(at, at + length));
            views.put(
                    name,
                    WEIGHTS.equals(name)
                            ? view.reshape('c', block.getNOut(), block.getNIn(), block.getKernel(), block.getKernel())
                            : view);
            at += length;
        }
        return views;
    }
}
