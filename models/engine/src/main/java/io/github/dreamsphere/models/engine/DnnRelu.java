package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import io.github.dreamsphere.models.net.Relu;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** A rectifier with a non-negative slope, possibly in place: the sign of its output decides the gradient. */
final class DnnRelu extends DnnKernel {
    DnnRelu(Relu op, Edge input, Edge output) {
        addForward(new Primitive(new eltwise_forward(forward(op, output, algorithm.eltwise_relu)))
                .with(DNNL_ARG_SRC, OneDnn.value(input))
                .with(DNNL_ARG_DST, OneDnn.value(output)));
        if (input.gradient() != null) {
            addBackward(backward(op, input, output));
        }
    }

    private static eltwise_forward.primitive_desc forward(Relu op, Edge output, algorithm kind) {
        memory.desc blob = OneDnn.describe(output.shape(), output.layout());
        return new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(prop_kind.forward_training, kind, blob, op.negativeSlope(), 0),
                OneDnn.attributes(),
                OneDnn.engine());
    }

    /** Computes the gradient of {@code input} from that of {@code output}; both may be the same memory. */
    static Primitive backward(Relu op, Edge input, Edge output) {
        memory.desc blob = OneDnn.describe(output.shape(), output.layout());
        algorithm kind = algorithm.eltwise_relu_use_dst_for_bwd;
        eltwise_backward.primitive_desc description = new eltwise_backward.primitive_desc(
                new eltwise_backward.desc(kind, blob, blob, op.negativeSlope(), 0),
                OneDnn.attributes(),
                OneDnn.engine(),
                forward(op, output, kind));
        return new Primitive(new eltwise_backward(description))
                .with(DNNL_ARG_DST, OneDnn.value(output))
                .with(DNNL_ARG_DIFF_DST, OneDnn.gradient(output))
                .with(DNNL_ARG_DIFF_SRC, OneDnn.gradient(input));
    }
}
