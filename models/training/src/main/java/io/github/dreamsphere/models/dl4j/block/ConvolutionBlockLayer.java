package io.github.dreamsphere.models.dl4j.block;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The implementation of a {@link ConvolutionBlock}. */
final class ConvolutionBlockLayer extends BaseLayer<ConvolutionBlock> {
    private static final long serialVersionUID = 1L;

    /** Primitives by batch size and picture size, which differ between training and validation. */
    private final transient Map<String, ConvolutionPrimitives> kernels = new HashMap<>();

    ConvolutionBlockLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public Type type() {
        return Type.CONVOLUTIONAL;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    /** False for mean and variance, which are per batch already. */
    @Override
    public boolean updaterDivideByMinibatch(String parameter) {
        return !ConvolutionBlockParameters.isMeasured(parameter);
    }

    /** 0, so that scores do not depend on the weight decay and can be compared. */
    @Override
    public double calcRegularizationScore(boolean backpropOnly) {
        return 0;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray in = RowMajor.of(input);
        ConvolutionBlock block = layerConf();
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                DataType.FLOAT,
                in.size(0),
                block.square().output(in.size(1)),
                block.square().output(in.size(2)),
                block.getNOut());
        kernels(in).forward(in, params, out, training);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray in = RowMajor.of(input);
        INDArray back = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, in.shape());
        kernels(in).backward(in, params, RowMajor.of(epsilon), gradientViews, back);
        Gradient gradient = new DefaultGradient();
        gradientViews.forEach(gradient::setGradientFor);
        return new Pair<>(gradient, back);
    }

    private ConvolutionPrimitives kernels(INDArray in) {
        return kernels.computeIfAbsent(
                in.shapeInfoToString(),
                key -> new ConvolutionPrimitives(layerConf(), in.size(0), in.size(1), in.size(2)));
    }
}
