package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import io.github.dreamsphere.models.net.Activation;
import java.util.Map;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** An elementwise function that oneDNN has. */
final class DnnActivation extends DnnKernel {
    private static final Map<Activation.Curve, algorithm> CURVES = Map.of(
            Activation.Curve.GELU, algorithm.eltwise_gelu_erf,
            Activation.Curve.SIGMOID, algorithm.eltwise_logistic,
            Activation.Curve.TANH, algorithm.eltwise_tanh,
            Activation.Curve.ELU, algorithm.eltwise_elu);

    DnnActivation(Activation op, Edge input, Edge output) {
        algorithm curve = CURVES.get(op.curve());
        memory.desc blob = OneDnn.describe(input.shape(), input.layout());
        eltwise_forward.primitive_desc forward = new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(prop_kind.forward_training, curve, blob, op.a(), 0),
                OneDnn.attributes(),
                OneDnn.engine());
        addForward(new Primitive(new eltwise_forward(forward))
                .with(DNNL_ARG_SRC, OneDnn.value(input))
                .with(DNNL_ARG_DST, OneDnn.value(output)));
        if (input.gradient() != null) {
            eltwise_backward.primitive_desc backward = new eltwise_backward.primitive_desc(
                    new eltwise_backward.desc(curve, blob, blob, op.a(), 0),
                    OneDnn.attributes(),
                    OneDnn.engine(),
                    forward);
            addBackward(new Primitive(new eltwise_backward(backward))
                    .with(DNNL_ARG_SRC, OneDnn.value(input))
                    .with(DNNL_ARG_DIFF_DST, OneDnn.gradient(output))
                    .with(DNNL_ARG_DIFF_SRC, OneDnn.gradient(input)));
        }
    }

    static boolean supports(Activation op, Edge input, Edge output) {
        return CURVES.containsKey(op.curve()) && input.layout() == output.layout();
    }
}
