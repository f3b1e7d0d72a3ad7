package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scaleshift;

import io.github.dreamsphere.models.net.LayerNorm;
import java.util.Arrays;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.layer_normalization_backward;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.memory;

/** Layer normalisation over the channels of each position of HWC blobs. */
final class DnnLayerNorm extends DnnKernel {
    DnnLayerNorm(LayerNorm op, BlobArrays input, BlobArrays output) {
        boolean backward = input.gradient() != null;
        int channels = input.shape().channels();
        memory.desc positions =
                OneDnn.describe(memory.format_tag.ab, input.shape().positions(), channels);
        memory.desc statistics =
                OneDnn.describe(memory.format_tag.a, input.shape().positions());
        layer_normalization_forward.primitive_desc forward = new layer_normalization_forward.primitive_desc(
                new layer_normalization_forward.desc(
                        prop_kind.forward_training.value, positions, statistics, op.epsilon(), dnnl_use_scaleshift),
                OneDnn.attributes(),
                OneDnn.engine());
        memory from = OneDnn.memory(positions, OneDnn.floats(input.value()));
        memory mean = allocate(statistics);
        memory variance = allocate(statistics);
        memory.desc two = OneDnn.describe(memory.format_tag.ab, 2, channels);
        memory scaleShift = filled(two, scaleShift(op));
        addForward(new Primitive(new layer_normalization_forward(forward))
                .with(DNNL_ARG_SRC, from)
                .with(DNNL_ARG_SCALE_SHIFT, scaleShift)
                .with(DNNL_ARG_DST, OneDnn.memory(positions, OneDnn.floats(output.value())))
                .with(DNNL_ARG_MEAN, mean)
                .with(DNNL_ARG_VARIANCE, variance));
        if (backward) {
            // oneDNN computes the gradient of the input together with those of scale and shift only.
            layer_normalization_backward.primitive_desc back = new layer_normalization_backward.primitive_desc(
                    new layer_normalization_backward.desc(
                            prop_kind.backward.value,
                            positions,
                            positions,
                            statistics,
                            op.epsilon(),
                            dnnl_use_scaleshift),
                    OneDnn.attributes(),
                    OneDnn.engine(),
                    forward);
            addBackward(new Primitive(new layer_normalization_backward(back))
                    .with(DNNL_ARG_SRC, from)
                    .with(DNNL_ARG_DIFF_DST, OneDnn.memory(positions, OneDnn.floats(output.gradient())))
                    .with(DNNL_ARG_MEAN, mean)
                    .with(DNNL_ARG_VARIANCE, variance)
                    .with(DNNL_ARG_SCALE_SHIFT, scaleShift)
                    .with(DNNL_ARG_DIFF_SCALE_SHIFT, allocate(two))
                    .with(DNNL_ARG_DIFF_SRC, OneDnn.memory(positions, OneDnn.floats(input.gradient()))));
        }
    }

    private static float[] scaleShift(LayerNorm op) {
        float[] scale = op.scale().data();
        float[] both = Arrays.copyOf(scale, 2 * scale.length);
        System.arraycopy(op.shift().data(), 0, both, scale.length, scale.length);
        return both;
    }
}
