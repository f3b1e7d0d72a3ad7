package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A transposed convolution, computed without padding and then cropped; its gradient is a plain convolution. */
final class DeconvolutionKernel extends Nd4jKernel {
    private final SlidingWindow window;

    DeconvolutionKernel(Deconvolution op, BlobArrays input, BlobArrays output, Weights weights) {
        window = op.window();
        Padding padding = new Padding(window.padTop(), window.padLeft(), window.padBottom(), window.padRight());
        Shape uncut = padding.around(output.shape());
        KernelLayout layout = new KernelLayout(op.weights(), op.groups());
        INDArray kernel = weights.get(op.weights(), "forward", layout::towardsFirst);
        INDArray bias = weights.get(
                op.bias(), "bias", () -> Nd4j.createFromArray(op.bias().data()));
        INDArray whole = allocate(1, uncut.height(), uncut.width(), uncut.channels());
        addForward(NativeOp.of("deconv2d")
                .inputs(input.value(), kernel, bias)
                .integers(arguments())
                .outputs(whole));
        addForward(padding.crop(whole, output.value()));
        if (input.gradient() != null) {
            INDArray backward = weights.get(op.weights(), "backward", layout::towardsFirst);
            addBackward(padding.pad(this, output.gradient(), whole, 0));
            addBackward(NativeOp.of("conv2d")
                    .inputs(whole, backward)
                    .integers(arguments())
                    .outputs(input.gradient()));
        }
    }

    /**
     * The op's arguments: kernel, stride, no padding, dilation, explicit padding, NHWC, kernel layout [kH, kW, ., .].
     */
    private long[] arguments() {
        return new long[] {
            window.kernelHeight(),
            window.kernelWidth(),
            window.strideY(),
            window.strideX(),
            0,
            0,
            window.dilationY(),
            window.dilationX(),
            0,
            1,
            0
        };
    }
}
