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

/** The implementation of a {@link MaxPoolBlock}. */
final class MaxPoolBlockLayer extends WeightlessLayer<MaxPoolBlock> {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, PoolPrimitives> kernels = new HashMap<>();

    MaxPoolBlockLayer(NeuralNetConfiguration conf, DataType type) {
        super(conf, type);
    }

    @Override
    public Type type() {
        return Type.SUBSAMPLING;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray in = RowMajor.of(input);
        SquareWindow window = layerConf().square();
        INDArray out = workspaces.createUninitialized(
                ArrayType.ACTIVATIONS,
                DataType.FLOAT,
                in.size(0),
                window.output(in.size(1)),
                window.output(in.size(2)),
                in.size(3));
        kernels(in).forward(in, out);
        return out;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray back = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape());
        kernels(RowMajor.of(input)).backward(RowMajor.of(epsilon), back);
        return new Pair<>(new DefaultGradient(), back);
    }

    private PoolPrimitives kernels(INDArray in) {
        return kernels.computeIfAbsent(in.shapeInfoToString(), key -> new PoolPrimitives(layerConf(), in.shape()));
    }
}
