package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.caffe.proto.BlobShape;
import io.github.dreamsphere.models.caffe.proto.ClipParameter;
import io.github.dreamsphere.models.caffe.proto.ConvolutionParameter;
import io.github.dreamsphere.models.caffe.proto.EltwiseParameter;
import io.github.dreamsphere.models.caffe.proto.FlattenParameter;
import io.github.dreamsphere.models.caffe.proto.InnerProductParameter;
import io.github.dreamsphere.models.caffe.proto.LRNParameter;
import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.PoolingParameter;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.PRelu;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.ShapeException;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Converts Caffe's layers to ops with weights. */
final class CaffeOps {
    private final CaffeWeights weights;

    CaffeOps(CaffeWeights weights) {
        this.weights = weights;
    }

    /**
     * The op of {@code layer} for inputs of these shapes.
     *
     * @throws ShapeException if the layer is of an unknown type or contradicts itself or its weights
     * @throws NetFileException if its weights are missing or broken
     */
    Op op(LayerParameter layer, List<Shape> inputs) throws NetFileException {
        return switch (layer.getType()) {
            case "Convolution", "ConvolutionDepthwise", "DepthwiseConvolution" -> convolution(layer, inputs.get(0));
            case "Deconvolution" -> deconvolution(layer, inputs.get(0));
            case "InnerProduct" -> innerProduct(layer, inputs.get(0));
            case "ReLU" -> new Relu(layer.getReluParam().getNegativeSlope());
            case "PReLU" -> prelu(layer, inputs.get(0));
            case "Pooling" -> pool(layer.getPoolingParam());
            case "LRN" -> lrn(layer.getLrnParam());
            case "Eltwise" -> eltwise(layer.getEltwiseParam(), inputs.size());
            case "BatchNorm" -> batchNorm(layer);
            case "BN" -> bn(layer);
            case "ShuffleChannel" ->
                AxisOrder.shuffled(size("group", layer.getShuffleChannelParam().getGroup()));
            case "Scale" -> inputs.size() > 1 ? Eltwise.product() : scale(layer);
            case "Bias" -> bias(layer);
            case "Dropout", "Split" -> new Identity();
            case "Flatten" -> flatten(layer.getFlattenParam());
            case "Sigmoid" -> Activation.of(Curve.SIGMOID);
            case "TanH" -> Activation.of(Curve.TANH);
            case "AbsVal" -> Activation.of(Curve.ABS);
            case "BNLL" -> Activation.of(Curve.SOFTPLUS);
            case "ELU" -> new Activation(Curve.ELU, layer.getEluParam().getAlpha(), 0);
            case "Clip" -> clip(layer.getClipParam());
            case "ReLU6" -> new Activation(Curve.CLIP, 0, 6);
            default -> throw new UnknownLayerException("layers of type " + layer.getType() + " are not supported");
        };
    }

    private Convolution convolution(LayerParameter layer, Shape input) throws NetFileException {
        ConvolutionParameter param = layer.getConvolutionParam();
        int outputs = size("num_output", param.getNumOutput());
        boolean each = !layer.getType().equals("Convolution") && !param.hasGroup();
        int groups = each ? input.channels() : size("group", param.getGroup());
        SlidingWindow window = window(param);
        List<Tensor> tensors = weights.of(layer.getName(), param.getBiasTerm() ? 2 : 1);
        Tensor kernel =
                tensors.get(0).reshape(outputs, input.channels() / groups, window.kernelHeight(), window.kernelWidth());
        return new Convolution(kernel, biasOf(param.getBiasTerm(), tensors, outputs), window, groups);
    }

    private Deconvolution deconvolution(LayerParameter layer, Shape input) throws NetFileException {
        ConvolutionParameter param = layer.getConvolutionParam();
        int outputs = size("num_output", param.getNumOutput());
        int groups = size("group", param.getGroup());
        SlidingWindow window = window(param);
        List<Tensor> tensors = weights.of(layer.getName(), param.getBiasTerm() ? 2 : 1);
        Tensor kernel =
                tensors.get(0).reshape(input.channels(), outputs / groups, window.kernelHeight(), window.kernelWidth());
        return new Deconvolution(kernel, biasOf(param.getBiasTerm(), tensors, outputs), window, groups);
    }

    /** A convolution whose window is the whole input: {@code [outputs, channels · height · width]} is its kernel. */
    private Convolution innerProduct(LayerParameter layer, Shape input) throws NetFileException {
        InnerProductParameter param = layer.getInnerProductParam();
        if (param.getAxis() != 1) {
            throw new ShapeException("an inner product starting at axis " + param.getAxis() + " is not supported");
        }
        int outputs = size("num_output", param.getNumOutput());
        List<Tensor> tensors = weights.of(layer.getName(), param.getBiasTerm() ? 2 : 1);
        Tensor matrix = tensors.get(0);
        if (param.getTranspose()) {
            matrix = transposed(matrix, outputs);
        }
        Tensor kernel = matrix.reshape(outputs, input.channels(), input.height(), input.width());
        SlidingWindow window = new SlidingWindow(input.height(), input.width(), 1, 1, 0, 0, 0, 0, 1, 1);
        return new Convolution(kernel, biasOf(param.getBiasTerm(), tensors, outputs), window, 1);
    }

    private static Tensor transposed(Tensor matrix, int columns) {
        float[] from = matrix.data();
        int rows = from.length / columns;
        float[] to = new float[from.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                to[column * rows + row] = from[row * columns + column];
            }
        }
        return new Tensor(new int[] {columns, rows}, to);
    }

    private static Tensor biasOf(boolean present, List<Tensor> tensors, int outputs) {
        return present ? tensors.get(1).reshape(outputs) : Tensor.zeros(outputs);
    }

    private static SlidingWindow window(ConvolutionParameter param) {
        requireChannels(param.getAxis());
        int kernelY = either(param.hasKernelH(), param.getKernelH(), param.getKernelSizeList(), 0, "kernel_size", 0);
        int kernelX = either(param.hasKernelW(), param.getKernelW(), param.getKernelSizeList(), 1, "kernel_size", 0);
        int strideY = either(param.hasStrideH(), param.getStrideH(), param.getStrideList(), 0, "stride", 1);
        int strideX = either(param.hasStrideW(), param.getStrideW(), param.getStrideList(), 1, "stride", 1);
        int padY = either(param.hasPadH(), param.getPadH(), param.getPadList(), 0, "pad", 0);
        int padX = either(param.hasPadW(), param.getPadW(), param.getPadList(), 1, "pad", 0);
        int dilationY = either(false, 0, param.getDilationList(), 0, "dilation", 1);
        int dilationX = either(false, 0, param.getDilationList(), 1, "dilation", 1);
        return new SlidingWindow(kernelY, kernelX, strideY, strideX, padY, padX, padY, padX, dilationY, dilationX);
    }

    /**
     * The size along one axis (0 vertical, 1 horizontal): from its own field, or from a list with one value for both
     * axes or one each.
     */
    private static int either(boolean own, long value, List<Long> both, int axis, String name, long otherwise) {
        if (own) {
            return size(name, value);
        }
        return size(name, both.isEmpty() ? otherwise : both.get(Math.min(axis, both.size() - 1)));
    }

    private static int size(String name, long value) {
        if (value < 0 || value > 1 << 24) {
            throw new ShapeException(name + " is " + value);
        }
        return (int) value;
    }

    private PRelu prelu(LayerParameter layer, Shape input) throws NetFileException {
        Tensor slopes = weights.of(layer.getName(), 1).get(0);
        if (slopes.data().length > 1 || input.channels() == 1) {
            return new PRelu(slopes.reshape(slopes.data().length));
        }
        float[] shared = new float[input.channels()];
        Arrays.fill(shared, slopes.data()[0]);
        return new PRelu(Tensor.of(shared));
    }

    private static Activation clip(ClipParameter param) {
        if (!param.hasMin() || !param.hasMax()) {
            throw new ShapeException("min and max are missing");
        }
        return new Activation(Curve.CLIP, param.getMin(), param.getMax());
    }

    private static Op pool(PoolingParameter param) {
        Pool.Kind kind =
                switch (param.getPool()) {
                    case MAX -> Pool.Kind.MAX;
                    case AVE -> Pool.Kind.AVERAGE;
                    case STOCHASTIC -> throw new ShapeException("stochastic pooling is not supported");
                };
        if (param.getGlobalPooling()) {
            return new GlobalPool(kind);
        }
        int kernelY = size("kernel_h", param.hasKernelH() ? param.getKernelH() : param.getKernelSize());
        int kernelX = size("kernel_w", param.hasKernelW() ? param.getKernelW() : param.getKernelSize());
        int strideY = size("stride_h", param.hasStrideH() ? param.getStrideH() : param.getStride());
        int strideX = size("stride_w", param.hasStrideW() ? param.getStrideW() : param.getStride());
        int padY = size("pad_h", param.hasPadH() ? param.getPadH() : param.getPad());
        int padX = size("pad_w", param.hasPadW() ? param.getPadW() : param.getPad());
        SlidingWindow window = new SlidingWindow(kernelY, kernelX, strideY, strideX, padY, padX, padY, padX, 1, 1);
        boolean ceil = param.getRoundMode() == PoolingParameter.RoundMode.CEIL && param.getCeilMode();
        return new Pool(kind, window, ceil ? Pool.Rounding.CEIL : Pool.Rounding.FLOOR, Pool.Divisor.PADDED);
    }

    private static Lrn lrn(LRNParameter param) {
        return new Lrn(size("local_size", param.getLocalSize()), param.getAlpha(), param.getBeta(), param.getK());
    }

    private static Op flatten(FlattenParameter param) {
        if (param.getAxis() != 1 || (param.getEndAxis() != -1 && param.getEndAxis() != 3)) {
            throw new ShapeException("only channels, rows and columns can be flattened together, not axes "
                    + param.getAxis() + " to " + param.getEndAxis());
        }
        return new Identity();
    }

    private static Eltwise eltwise(EltwiseParameter param, int inputs) {
        return switch (param.getOperation()) {
            case PROD -> Eltwise.product();
            case MAX -> Eltwise.max();
            case SUM ->
                new Eltwise(
                        Eltwise.Kind.SUM,
                        param.getCoeffCount() == 0 ? Collections.nCopies(inputs, 1f) : param.getCoeffList());
        };
    }

    /** The weights are mean, variance and the factor that both are multiplied by (0 if never trained). */
    private Affine batchNorm(LayerParameter layer) throws NetFileException {
        List<Tensor> tensors = weights.of(layer.getName(), 3);
        float[] mean = tensors.get(0).data();
        float[] variance = tensors.get(1).data();
        if (mean.length != variance.length) {
            throw new ShapeException("there are " + mean.length + " means and " + variance.length + " variances");
        }
        float factor = tensors.get(2).data()[0];
        double correction = factor == 0 ? 0 : 1.0 / factor;
        float[] scale = new float[mean.length];
        float[] shift = new float[mean.length];
        for (int c = 0; c < mean.length; c++) {
            double deviation = Math.sqrt(
                    variance[c] * correction + layer.getBatchNormParam().getEps());
            scale[c] = (float) (1 / deviation);
            shift[c] = (float) (-mean[c] * correction / deviation);
        }
        return new Affine(Tensor.of(scale), Tensor.of(shift));
    }

    /** Scale and shift of each channel, as in SegNet, or scale, shift, mean and variance, as in PSPNet. */
    private Affine bn(LayerParameter layer) throws NetFileException {
        List<Tensor> tensors = weights.of(layer.getName(), 2);
        float[] scale = tensors.get(0).data().clone();
        float[] shift = tensors.get(1).data().clone();
        if (tensors.size() >= 4) {
            for (int c = 0; c < scale.length; c++) {
                double variance =
                        tensors.get(3).data()[c] + (double) layer.getBnParam().getEps();
                scale[c] /= (float) Math.sqrt(variance);
                shift[c] -= tensors.get(2).data()[c] * scale[c];
            }
        }
        return new Affine(Tensor.of(scale), Tensor.of(shift));
    }

    private Affine scale(LayerParameter layer) throws NetFileException {
        requireChannels(layer.getScaleParam().getAxis());
        boolean bias = layer.getScaleParam().getBiasTerm();
        List<Tensor> tensors = weights.of(layer.getName(), bias ? 2 : 1);
        int channels = tensors.get(0).data().length;
        return new Affine(tensors.get(0).reshape(channels), biasOf(bias, tensors, channels));
    }

    private Affine bias(LayerParameter layer) throws NetFileException {
        requireChannels(layer.getBiasParam().getAxis());
        Tensor shift = weights.of(layer.getName(), 1).get(0);
        float[] ones = new float[shift.data().length];
        Arrays.fill(ones, 1);
        return new Affine(Tensor.of(ones), shift.reshape(ones.length));
    }

    private static void requireChannels(long axis) {
        if (axis != 1 && axis != -3) {
            throw new ShapeException("only axis 1 is supported, not " + axis);
        }
    }

    /** The image size of the network, from the shape of its input. */
    static Shape inputShape(BlobShape shape) {
        if (shape.getDimCount() != 4) {
            throw new ShapeException("the input has " + shape.getDimCount() + " dimensions, not 4");
        }
        return new Shape(
                size("input height", shape.getDim(2)),
                size("input width", shape.getDim(3)),
                size("input channels", shape.getDim(1)));
    }
}
