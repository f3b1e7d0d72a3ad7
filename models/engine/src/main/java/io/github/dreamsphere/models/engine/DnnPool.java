package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** A maximum or average pool. The maximum stores its indices for the gradient. */
final class DnnPool extends DnnKernel {
    DnnPool(Pool op, Edge input, Edge output) {
        SlidingWindow window = op.window();
        boolean backward = input.gradient() != null;
        memory.desc from = OneDnn.describe(input.shape(), input.layout());
        memory.desc to = OneDnn.describe(output.shape(), output.layout());
        long[] strides = {window.strideY(), window.strideX()};
        long[] size = {window.kernelHeight(), window.kernelWidth()};
        long[] before = {window.padTop(), window.padLeft()};
        long[] after = DnnConvolution.after(window, input.shape(), output.shape());
        algorithm kind = algorithm(op);
        pooling_forward.primitive_desc forward = new pooling_forward.primitive_desc(
                new pooling_forward.desc(
                        backward ? prop_kind.forward_training : prop_kind.forward_inference,
                        kind,
                        from,
                        to,
                        strides,
                        size,
                        before,
                        after),
                OneDnn.attributes(),
                OneDnn.engine());
        memory found = backward && op.kind() == Pool.Kind.MAX ? allocate(forward.workspace_desc()) : null;
        Primitive pool = new Primitive(new pooling_forward(forward))
                .with(DNNL_ARG_SRC, OneDnn.value(input))
                .with(DNNL_ARG_DST, OneDnn.value(output));
        addForward(found == null ? pool : pool.with(DNNL_ARG_WORKSPACE, found));
        if (backward) {
            Primitive back = new Primitive(new pooling_backward(new pooling_backward.primitive_desc(
                            new pooling_backward.desc(kind, from, to, strides, size, before, after),
                            OneDnn.attributes(),
                            OneDnn.engine(),
                            forward)))
                    .with(DNNL_ARG_DIFF_DST, OneDnn.gradient(output))
                    .with(DNNL_ARG_DIFF_SRC, OneDnn.gradient(input));
            addBackward(found == null ? back : back.with(DNNL_ARG_WORKSPACE, found));
        }
    }

    private static algorithm algorithm(Pool op) {
        if (op.kind() == Pool.Kind.MAX) {
            return algorithm.pooling_max;
        }
        return padded(op) ? algorithm.pooling_avg_include_padding : algorithm.pooling_avg_exclude_padding;
    }

    private static boolean padded(Pool op) {
        SlidingWindow window = op.window();
        boolean padding = window.padTop() + window.padLeft() + window.padBottom() + window.padRight() > 0;
        return padding && op.divisor() == Pool.Divisor.PADDED;
    }

    /**
     * False for pools that oneDNN lacks: dilated ones, and averages whose windows extend beyond the counted padding.
     */
    static boolean supports(Pool op, Shape input, Shape output) {
        SlidingWindow window = op.window();
        long[] after = DnnConvolution.after(window, input, output);
        boolean beyond = after[0] > window.padBottom() || after[1] > window.padRight();
        boolean holes = window.dilationY() > 1 || window.dilationX() > 1;
        return !holes && !(op.kind() == Pool.Kind.AVERAGE && padded(op) && beyond);
    }
}
