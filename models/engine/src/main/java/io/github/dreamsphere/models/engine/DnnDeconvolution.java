package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import org.bytedeco.dnnl.deconvolution_backward_data;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** A transposed convolution. */
final class DnnDeconvolution extends DnnKernel {
    private final Deconvolution op;
    private final DnnWeights weights;

    DnnDeconvolution(Deconvolution op, Edge input, Edge output, DnnWeights weights) {
        this.op = op;
        this.weights = weights;
        SlidingWindow window = op.window();
        memory.desc from = OneDnn.describe(input.shape(), input.layout());
        memory.desc to = OneDnn.describe(output.shape(), output.layout());
        memory.desc bias = OneDnn.describe(memory.format_tag.x, op.outputs());
        long[] strides = {window.strideY(), window.strideX()};
        long[] dilations = {window.dilationY() - 1L, window.dilationX() - 1L};
        long[] before = {window.padTop(), window.padLeft()};
        long[] after = {window.padBottom(), window.padRight()};
        algorithm direct = algorithm.deconvolution_direct;
        deconvolution_forward.primitive_desc forward = new deconvolution_forward.primitive_desc(
                new deconvolution_forward.desc(
                        prop_kind.forward_training,
                        direct,
                        from,
                        kernel(memory.format_tag.any),
                        bias,
                        to,
                        strides,
                        dilations,
                        before,
                        after),
                OneDnn.attributes(),
                OneDnn.engine());
        addForward(new Primitive(new deconvolution_forward(forward))
                .with(DNNL_ARG_SRC, OneDnn.value(input))
                .with(DNNL_ARG_WEIGHTS, kernel(forward.weights_desc()))
                .with(DNNL_ARG_BIAS, weights.get(op.bias(), bias, bias))
                .with(DNNL_ARG_DST, OneDnn.value(output)));
        if (input.gradient() != null) {
            deconvolution_backward_data.primitive_desc backward = new deconvolution_backward_data.primitive_desc(
                    new deconvolution_backward_data.desc(
                            direct, from, kernel(memory.format_tag.any), to, strides, dilations, before, after),
                    OneDnn.attributes(),
                    OneDnn.engine(),
                    forward);
            addBackward(new Primitive(new deconvolution_backward_data(backward))
                    .with(DNNL_ARG_DIFF_DST, OneDnn.gradient(output))
                    .with(DNNL_ARG_WEIGHTS, kernel(backward.weights_desc()))
                    .with(DNNL_ARG_DIFF_SRC, OneDnn.gradient(input)));
        }
    }

    /** oneDNN's kernels have the outputs first, the network's the inputs. */
    private memory.desc kernel(memory.format_tag layout) {
        Tensor tensor = op.weights();
        return op.groups() == 1
                ? OneDnn.describe(layout, tensor.size(1), tensor.size(0), tensor.size(2), tensor.size(3))
                : OneDnn.describe(
                        layout,
                        op.groups(),
                        tensor.size(1),
                        tensor.size(0) / op.groups(),
                        tensor.size(2),
                        tensor.size(3));
    }

    private memory kernel(memory.desc wanted) {
        memory.format_tag plain = op.groups() == 1 ? memory.format_tag.iohw : memory.format_tag.giohw;
        return weights.get(op.weights(), kernel(plain), wanted);
    }
}
