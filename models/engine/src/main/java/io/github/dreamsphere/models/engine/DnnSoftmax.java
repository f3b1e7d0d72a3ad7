package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;

/** Softmax over the channels of each position of HWC blobs. */
final class DnnSoftmax extends DnnKernel {
    private static final int CHANNEL_AXIS = 1;

    DnnSoftmax(BlobArrays input, BlobArrays output) {
        memory.desc positions = OneDnn.describe(
                memory.format_tag.ab, input.shape().positions(), input.shape().channels());
        softmax_forward.primitive_desc forward = new softmax_forward.primitive_desc(
                new softmax_forward.desc(prop_kind.forward_training, positions, CHANNEL_AXIS),
                OneDnn.attributes(),
                OneDnn.engine());
        memory result = OneDnn.memory(positions, OneDnn.floats(output.value()));
        addForward(new Primitive(new softmax_forward(forward))
                .with(DNNL_ARG_SRC, OneDnn.memory(positions, OneDnn.floats(input.value())))
                .with(DNNL_ARG_DST, result));
        if (input.gradient() != null) {
            softmax_backward.primitive_desc backward = new softmax_backward.primitive_desc(
                    new softmax_backward.desc(positions, positions, CHANNEL_AXIS),
                    OneDnn.attributes(),
                    OneDnn.engine(),
                    forward);
            addBackward(new Primitive(new softmax_backward(backward))
                    .with(DNNL_ARG_DST, result)
                    .with(DNNL_ARG_DIFF_DST, OneDnn.memory(positions, OneDnn.floats(output.gradient())))
                    .with(DNNL_ARG_DIFF_SRC, OneDnn.memory(positions, OneDnn.floats(input.gradient()))));
        }
    }
}
