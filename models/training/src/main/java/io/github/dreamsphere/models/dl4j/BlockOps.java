package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import io.github.dreamsphere.models.dl4j.block.MaxPoolBlock;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Tensor;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Converts this project's DL4J layers to ops. */
final class BlockOps {
    private BlockOps() {}

    static List<Op> of(Layer layer, ConvolutionBlock block) {
        INDArray weights = layer.getParam("W");
        int[] shape = {
            (int) block.getNOut(), (int) block.getNIn(), block.getKernel(), block.getKernel(),
        };
        Tensor bias = block.isNormalised() ? Tensor.zeros(shape[0]) : Tensor.of(LayerOps.floats(layer.getParam("b")));
        Op convolution = new Convolution(new Tensor(shape, LayerOps.floats(weights)), bias, block.window(), 1);
        if (block.isNormalised()) {
            return List.of(convolution, normalisation(layer, block), Relu.PLAIN);
        }
        boolean linear = block.getSlope() == 1;
        return linear ? List.of(convolution) : List.of(convolution, new Relu((float) block.getSlope()));
    }

    static Op of(MaxPoolBlock pool) {
        return new Pool(Pool.Kind.MAX, pool.window(), Pool.Rounding.FLOOR, Pool.Divisor.IMAGE);
    }

    private static Op normalisation(Layer layer, ConvolutionBlock block) {
        float[] mean = LayerOps.floats(layer.getParam("mean"));
        float[] variance = LayerOps.floats(layer.getParam("var"));
        float[] scale = LayerOps.floats(layer.getParam("gamma"));
        float[] shift = LayerOps.floats(layer.getParam("beta"));
        for (int c = 0; c < mean.length; c++) {
            scale[c] = (float) (scale[c] / Math.sqrt(variance[c] + block.getEpsilon()));
            shift[c] -= mean[c] * scale[c];
        }
        return new Affine(Tensor.of(scale), Tensor.of(shift));
    }
}
