package io.github.dreamsphere.models.dl4j.block;

import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The implementation of a {@link LrnBlock}. */
final class LrnBlockLayer extends WeightlessLayer<LrnBlock> {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, LrnPrimitives> kernels = new HashMap<>();

    LrnBlockLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public Type type() {
        return Type.NORMALIZATION;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray in = RowMajor.of(input);
        INDArray out = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, in.shape());
        kernels(in).forward(in, out);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray back = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape());
        INDArray in = RowMajor.of(input);
        kernels(in).backward(in, RowMajor.of(epsilon), back);
        return new Pair<>(new DefaultGradient(), back);
    }

    private LrnPrimitives kernels(INDArray in) {
        return kernels.computeIfAbsent(in.shapeInfoToString(), key -> new LrnPrimitives(layerConf(), in.shape()));
    }
}
