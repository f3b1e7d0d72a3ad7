package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/** A convolution, fused with the rectifier after it. */
final class DnnConvolution extends DnnKernel {
    private final Convolution op;
    private final Edge input;
    private final Edge output;
    private final DnnWeights weights;
    private final long[] strides;
    private final long[] dilations;
    private final long[] before;
    private final long[] after;
    private ImageGradient imageGradient;

    /**
     * A convolution. oneDNN has only slow code for blobs of fewer channels than a block holds. Such a blob is read as a
     * whole block, because the rest of it is zero.
     *
     * @param relu the rectifier to fuse, which works in place on the output; or null
     */
    static DnnConvolution of(Convolution op, Relu relu, Edge input, Edge output, DnnWeights weights, PassKind pass) {
        boolean narrow = op.groups() == 1 && input.layout() == MemoryLayout.BLOCKED && op.inputs() < MemoryLayout.BLOCK;
        if (!narrow) {
            return new DnnConvolution(op, relu, input, output, weights, pass);
        }
        Tensor wide = weights.inWholeBlock(op.weights());
        Shape shape = new Shape(input.shape().height(), input.shape().width(), MemoryLayout.BLOCK);
        return new DnnConvolution(
                new Convolution(wide, op.bias(), op.window(), 1),
                relu,
                new Edge(shape, input.layout(), input.value(), input.gradient()),
                output,
                weights,
                pass);
    }

    private DnnConvolution(Convolution op, Relu relu, Edge input, Edge output, DnnWeights weights, PassKind pass) {
        this.op = op;
        this.input = input;
        this.output = output;
        this.weights = weights;
        SlidingWindow window = op.window();
        strides = new long[] {window.strideY(), window.strideX()};
        dilations = new long[] {window.dilationY() - 1L, window.dilationX() - 1L};
        before = new long[] {window.padTop(), window.padLeft()};
        after = after(window, input.shape(), output.shape());
        convolution_forward.primitive_desc forward = forward(relu, pass);
        addForward(new Primitive(new convolution_forward(forward))
                .with(DNNL_ARG_SRC, OneDnn.value(input))
                .with(DNNL_ARG_WEIGHTS, kernel(forward.weights_desc()))
                .with(DNNL_ARG_BIAS, bias())
                .with(DNNL_ARG_DST, OneDnn.value(output)));
        if (input.gradient() != null) {
            if (relu != null) {
                addBackward(DnnRelu.backward(relu, output, output));
            }
            if (input.layout() == MemoryLayout.CHW) {
                imageGradient = new ImageGradient(op, input, output, weights);
            } else {
                addBackward(back(Winograd.orDirect(
                        op, input.shape(), (method, mayBeEmpty) -> backward(forward, method, mayBeEmpty))));
            }
        }
    }

    /** The trailing padding that the windows use, as oneDNN expects it; may be less than the network's. */
    static long[] after(SlidingWindow window, Shape input, Shape output) {
        int usedY = (output.height() - 1) * window.strideY() + window.extentY() - input.height() - window.padTop();
        int usedX = (output.width() - 1) * window.strideX() + window.extentX() - input.width() - window.padLeft();
        return new long[] {Math.max(usedY, 0), Math.max(usedX, 0)};
    }

    private Primitive back(convolution_backward_data.primitive_desc backward) {
        return new Primitive(new convolution_backward_data(backward))
                .with(DNNL_ARG_DIFF_DST, OneDnn.gradient(output))
                .with(DNNL_ARG_WEIGHTS, kernel(backward.weights_desc()))
                .with(DNNL_ARG_DIFF_SRC, OneDnn.gradient(input));
    }

    @Override
    public void backward() {
        super.backward();
        if (imageGradient != null) {
            imageGradient.compute();
        }
    }

    @Override
    public long bytes() {
        return super.bytes() + (imageGradient == null ? 0 : imageGradient.bytes());
    }

    @Override
    public long scratchBytes() {
        return Math.max(super.scratchBytes(), imageGradient == null ? 0 : imageGradient.scratchBytes());
    }

    @Override
    public void close() {
        super.close();
        if (imageGradient != null) {
            imageGradient.close();
        }
    }

    private convolution_forward.primitive_desc forward(Relu relu, PassKind pass) {
        return pass.allowsWinogradForward()
                ? Winograd.orDirect(op, output.shape(), (method, mayBeEmpty) -> forward(relu, method, mayBeEmpty))
                : forward(relu, algorithm.convolution_direct, false);
    }

    private convolution_forward.primitive_desc forward(Relu relu, algorithm method, boolean mayBeEmpty) {
        convolution_forward.desc description = new convolution_forward.desc(
                prop_kind.forward_training,
                method,
                OneDnn.describe(input.shape(), input.layout()),
                kernel(memory.format_tag.any),
                OneDnn.describe(memory.format_tag.x, op.outputs()),
                OneDnn.describe(output.shape(), output.layout()),
                strides,
                dilations,
                before,
                after);
        primitive_attr attributes = OneDnn.attributes();
        if (relu != null) {
            post_ops rectify = new post_ops();
            rectify.append_eltwise(1, algorithm.eltwise_relu, relu.negativeSlope(), 0);
            attributes.set_post_ops(rectify);
        }
        return new convolution_forward.primitive_desc(description, attributes, OneDnn.engine(), mayBeEmpty);
    }

    private convolution_backward_data.primitive_desc backward(
            convolution_forward.primitive_desc forward, algorithm method, boolean mayBeEmpty) {
        return new convolution_backward_data.primitive_desc(
                new convolution_backward_data.desc(
                        method,
                        OneDnn.describe(input.shape(), input.layout()),
                        kernel(memory.format_tag.any),
                        OneDnn.describe(output.shape(), output.layout()),
                        strides,
                        dilations,
                        before,
                        after),
                OneDnn.attributes(),
                OneDnn.engine(),
                forward,
                mayBeEmpty);
    }

    private memory.desc kernel(memory.format_tag grouped) {
        Tensor tensor = op.weights();
        return op.groups() == 1
                ? OneDnn.describe(grouped, tensor.size(0), tensor.size(1), tensor.size(2), tensor.size(3))
                : OneDnn.describe(
                        grouped,
                        op.groups(),
                        tensor.size(0) / op.groups(),
                        tensor.size(1),
                        tensor.size(2),
                        tensor.size(3));
    }

    private memory kernel(memory.desc wanted) {
        memory.format_tag plain = op.groups() == 1 ? memory.format_tag.oihw : memory.format_tag.goihw;
        return weights.get(op.weights(), kernel(plain), wanted);
    }

    private memory bias() {
        memory.desc plain = OneDnn.describe(memory.format_tag.x, op.outputs());
        return weights.get(op.bias(), plain, plain);
    }
}
