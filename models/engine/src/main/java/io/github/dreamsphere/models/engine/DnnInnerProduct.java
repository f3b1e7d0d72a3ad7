package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A convolution whose kernel covers the whole input, as the first fully connected layer of a net. */
final class DnnInnerProduct extends DnnKernel {
    private final Convolution op;
    private final DnnWeights weights;
    private final FloatPointer padding;
    private final long paddingBytes;

    DnnInnerProduct(Convolution op, Edge input, Edge output, DnnWeights weights) {
        this.op = op;
        this.weights = weights;
        long used = output.shape().length();
        padding = output.value().floats().getPointer(used);
        paddingBytes = (output.value().length() - used) * Float.BYTES;
        memory.desc from = OneDnn.describe(input.shape(), input.layout());
        memory.desc to = OneDnn.describe(memory.format_tag.nc, 1, op.outputs());
        memory.desc bias = OneDnn.describe(memory.format_tag.x, op.outputs());
        inner_product_forward.primitive_desc forward = new inner_product_forward.primitive_desc(
                new inner_product_forward.desc(
                        prop_kind.forward_training, from, kernel(memory.format_tag.any), bias, to),
                OneDnn.attributes(),
                OneDnn.engine());
        addForward(new Primitive(new inner_product_forward(forward))
                .with(DNNL_ARG_SRC, OneDnn.value(input))
                .with(DNNL_ARG_WEIGHTS, kernel(forward.weights_desc()))
                .with(DNNL_ARG_BIAS, weights.get(op.bias(), bias, bias))
                .with(DNNL_ARG_DST, OneDnn.memory(to, output.value().floats())));
        if (input.gradient() != null) {
            inner_product_backward_data.primitive_desc backward = new inner_product_backward_data.primitive_desc(
                    new inner_product_backward_data.desc(from, kernel(memory.format_tag.any), to),
                    OneDnn.attributes(),
                    OneDnn.engine(),
                    forward);
            addBackward(new Primitive(new inner_product_backward_data(backward))
                    .with(DNNL_ARG_DIFF_DST, OneDnn.memory(to, output.gradient().floats()))
                    .with(DNNL_ARG_WEIGHTS, kernel(backward.weights_desc()))
                    .with(DNNL_ARG_DIFF_SRC, OneDnn.gradient(input)));
        }
    }

    /** The last block's missing channels must be zero, whoever used the memory before. */
    @Override
    public void forward() {
        super.forward();
        if (paddingBytes > 0) {
            Pointer.memset(padding, 0, paddingBytes);
        }
    }

    static boolean supports(Convolution op, Edge input, Edge output) {
        SlidingWindow window = op.window();
        Shape shape = input.shape();
        return output.shape().positions() == 1
                && shape.positions() > 1
                && op.groups() == 1
                && input.layout() == MemoryLayout.BLOCKED
                && window.kernelHeight() == shape.height()
                && window.kernelWidth() == shape.width()
                && window.padTop() + window.padLeft() + window.padBottom() + window.padRight() == 0;
    }

    private memory.desc kernel(memory.format_tag layout) {
        Tensor tensor = op.weights();
        return OneDnn.describe(layout, tensor.size(0), tensor.size(1), tensor.size(2), tensor.size(3));
    }

    private memory kernel(memory.desc wanted) {
        return weights.get(op.weights(), kernel(memory.format_tag.oihw), wanted);
    }
}
