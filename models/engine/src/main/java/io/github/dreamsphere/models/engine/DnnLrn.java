package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import io.github.dreamsphere.models.net.Lrn;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.lrn_backward;
import org.bytedeco.dnnl.lrn_forward;
import org.bytedeco.dnnl.memory;

/** Local response normalisation across channels. */
final class DnnLrn extends DnnKernel {
    DnnLrn(Lrn op, Edge input, Edge output) {
        boolean backward = input.gradient() != null;
        memory.desc blob = OneDnn.describe(input.shape(), input.layout());
        algorithm across = algorithm.lrn_across_channels;
        lrn_forward.primitive_desc forward = new lrn_forward.primitive_desc(
                new lrn_forward.desc(
                        backward ? prop_kind.forward_training : prop_kind.forward_inference,
                        across,
                        blob,
                        op.size(),
                        op.alpha(),
                        op.beta(),
                        op.bias()),
                OneDnn.attributes(),
                OneDnn.engine());
        memory.desc noted = forward.workspace_desc();
        memory notes = noted.get_size() > 0 ? allocate(noted) : null;
        Primitive normalise = new Primitive(new lrn_forward(forward))
                .with(DNNL_ARG_SRC, OneDnn.value(input))
                .with(DNNL_ARG_DST, OneDnn.value(output));
        addForward(notes == null ? normalise : normalise.with(DNNL_ARG_WORKSPACE, notes));
        if (backward) {
            Primitive back = new Primitive(new lrn_backward(new lrn_backward.primitive_desc(
                            new lrn_backward.desc(across, blob, blob, op.size(), op.alpha(), op.beta(), op.bias()),
                            OneDnn.attributes(),
                            OneDnn.engine(),
                            forward)))
                    .with(DNNL_ARG_SRC, OneDnn.value(input))
                    .with(DNNL_ARG_DIFF_DST, OneDnn.gradient(output))
                    .with(DNNL_ARG_DIFF_SRC, OneDnn.gradient(input));
            addBackward(notes == null ? back : back.with(DNNL_ARG_WORKSPACE, notes));
        }
    }
}
