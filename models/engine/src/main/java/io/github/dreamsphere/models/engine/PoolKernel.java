package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A maximum or average pool. The blob is padded first, so that the op has whole windows only; an average is then
 * corrected for positions that do not count.
 */
final class PoolKernel extends Nd4jKernel {
    private final SlidingWindow window;

    PoolKernel(Pool op, BlobArrays input, BlobArrays output) {
        window = op.window();
        boolean max = op.kind() == Pool.Kind.MAX;
        Padding padding = padding(input.shape(), output.shape());
        Shape around = padding.around(input.shape());
        boolean pads = !around.equals(input.shape());
        INDArray value = pads ? allocate(array(around)) : input.value();
        if (pads) {
            addForward(padding.pad(this, input.value(), value, max ? -Float.MAX_VALUE : 0));
        }
        addForward(NativeOp.of(max ? "maxpool2d" : "avgpool2d")
                .inputs(value)
                .integers(arguments())
                .outputs(output.value()));
        INDArray correction = max || !pads ? null : own(correction(op, input.shape(), output.shape()));
        if (correction != null) {
            addForward(
                    NativeOp.of("multiply").inputs(output.value(), correction).outputs(output.value()));
        }
        if (input.gradient() == null) {
            return;
        }
        if (correction != null) {
            addBackward(NativeOp.of("multiply")
                    .inputs(output.gradient(), correction)
                    .outputs(output.gradient()));
        }
        INDArray gradient = pads ? allocate(array(around)) : input.gradient();
        addBackward(NativeOp.of(max ? "maxpool2d_bp" : "avgpool2d_bp")
                .inputs(value, output.gradient())
                .integers(arguments())
                .outputs(gradient));
        if (pads) {
            addBackward(padding.crop(gradient, input.gradient()));
        }
    }

    private static long[] array(Shape shape) {
        return new long[] {1, shape.height(), shape.width(), shape.channels()};
    }

    /** The border that the windows cover beyond the blob. */
    private Padding padding(Shape input, Shape output) {
        int coveredY = (output.height() - 1) * window.strideY() + window.extentY();
        int coveredX = (output.width() - 1) * window.strideX() + window.extentX();
        return new Padding(
                window.padTop(),
                window.padLeft(),
                Math.max(0, coveredY - window.padTop() - input.height()),
                Math.max(0, coveredX - window.padLeft() - input.width()));
    }

    /** For each output position, the size of the window divided by the positions that count. */
    private INDArray correction(Pool op, Shape input, Shape output) {
        float[] factors = new float[output.positions()];
        for (int y = 0; y < output.height(); y++) {
            int rows = PoolDivisor.rows(op, y, input.height());
            for (int x = 0; x < output.width(); x++) {
                int counting = rows * PoolDivisor.columns(op, x, input.width());
                factors[y * output.width() + x] = (float) (window.kernelHeight() * window.kernelWidth()) / counting;
            }
        }
        return Nd4j.createFromArray(factors).reshape(1, output.height(), output.width(), 1);
    }

    /** The op's arguments: kernel, stride, no padding, dilation, explicit padding, divisor of whole windows, NHWC. */
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
            1
        };
    }
}
