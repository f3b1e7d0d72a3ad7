package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scaleshift;

import io.github.dreamsphere.models.net.Affine;
import java.util.Arrays;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/**
 * Scales and shifts each channel: a batch normalisation with a mean and a variance of 0 and an epsilon of 1, which divides
 * the missing channels of the last block by 1, too. The gradient is scaled in the same way, without a shift.
 */
final class DnnAffine extends DnnKernel {
    DnnAffine(Affine op, Edge input, Edge output) {
        float[] shift = op.shift().data();
        addForward(scaled(OneDnn.value(input), op.scale().data(), shift, OneDnn.value(output)));
        if (input.gradient() != null) {
            float[] none = new float[shift.length];
            addBackward(scaled(OneDnn.gradient(output), op.scale().data(), none, OneDnn.gradient(input)));
        }
    }

    static boolean supports(Edge input, Edge output) {
        return input.layout() == output.layout();
    }

    private Primitive scaled(memory from, float[] scale, float[] shift, memory to) {
        int channels = scale.length;
        float[] scaleShift = Arrays.copyOf(scale, 2 * channels);
        System.arraycopy(shift, 0, scaleShift, channels, channels);
        memory zeros = filled(OneDnn.describe(memory.format_tag.x, channels), new float[channels]);
        batch_normalization_forward.primitive_desc description = new batch_normalization_forward.primitive_desc(
                new batch_normalization_forward.desc(
                        prop_kind.forward_inference.value,
                        from.get_desc(),
                        1,
                        dnnl_use_global_stats | dnnl_use_scaleshift),
                OneDnn.attributes(),
                OneDnn.engine());
        return new Primitive(new batch_normalization_forward(description))
                .with(DNNL_ARG_SRC, from)
                .with(DNNL_ARG_MEAN, zeros)
                .with(DNNL_ARG_VARIANCE, zeros)
                .with(DNNL_ARG_SCALE_SHIFT, filled(OneDnn.describe(memory.format_tag.nc, 2, channels), scaleShift))
                .with(DNNL_ARG_DST, to);
    }
}
