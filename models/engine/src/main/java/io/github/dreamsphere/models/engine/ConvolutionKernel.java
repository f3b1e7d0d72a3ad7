package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution. With stride 1 its gradient is also a convolution, with the kernel rotated by 180° and the channels
 * swapped, which is much faster than ND4J's gradient op.
 */
final class ConvolutionKernel extends Nd4jKernel {
    private final SlidingWindow window;
    private final boolean symmetric;

    ConvolutionKernel(Convolution op, BlobArrays input, BlobArrays output, Weights weights) {
        window = op.window();
        symmetric = window.padTop() == window.padBottom() && window.padLeft() == window.padRight();
        Padding padding = symmetric
                ? new Padding(0, 0, 0, 0)
                : new Padding(window.padTop(), window.padLeft(), window.padBottom(), window.padRight());
        KernelLayout layout = new KernelLayout(op.weights(), op.groups());
        INDArray kernel = weights.get(op.weights(), "forward", layout::towardsFirst);
        INDArray bias = weights.get(
                op.bias(), "bias", () -> Nd4j.createFromArray(op.bias().data()));
        INDArray value = symmetric ? input.value() : padded(padding, input);
        addForward(convolution()
                .inputs(value, kernel, bias)
                .integers(arguments(symmetric ? window.padTop() : 0, symmetric ? window.padLeft() : 0))
                .outputs(output.value()));
        if (input.gradient() == null) {
            return;
        }
        INDArray gradient = symmetric ? input.gradient() : allocate(value.shape());
        int turnedY = window.extentY() - 1 - (symmetric ? window.padTop() : 0);
        int turnedX = window.extentX() - 1 - (symmetric ? window.padLeft() : 0);
        if (window.strideY() == 1 && window.strideX() == 1 && turnedY >= 0 && turnedX >= 0) {
            INDArray turned = weights.get(op.weights(), "backward", layout::turnedTowardsSecond);
            addBackward(convolution()
                    .inputs(output.gradient(), turned)
                    .integers(arguments(turnedY, turnedX))
                    .outputs(gradient));
        } else {
            addBackward(NativeOp.of("conv2d_bp")
                    .inputs(value, kernel, output.gradient())
                    .integers(arguments(symmetric ? window.padTop() : 0, symmetric ? window.padLeft() : 0))
                    .outputs(gradient, allocate(kernel.shape())));
        }
        if (!symmetric) {
            addBackward(padding.crop(gradient, input.gradient()));
        }
    }

    /** ND4J describes dilations to oneDNN in a way that oneDNN rejects. */
    private NativeOp.Binding convolution() {
        NativeOp.Binding binding = NativeOp.of("conv2d");
        boolean holes = window.dilationY() > 1 || window.dilationX() > 1;
        return holes ? binding.withoutHelper() : binding;
    }

    private INDArray padded(Padding padding, BlobArrays input) {
        Shape shape = padding.around(input.shape());
        INDArray padded = allocate(1, shape.height(), shape.width(), shape.channels());
        addForward(padding.pad(this, input.value(), padded, 0));
        return padded;
    }

    /**
     * The op's arguments: kernel, stride, padding, dilation, explicit padding, NHWC, kernel layout [kH, kW, in, out].
     */
    private long[] arguments(int padY, int padX) {
        return new long[] {
            window.kernelHeight(),
            window.kernelWidth(),
            window.strideY(),
            window.strideX(),
            padY,
            padX,
            window.dilationY(),
            window.dilationX(),
            0,
            1,
            0
        };
    }
}
