package io.github.dreamsphere.models.dl4j.block;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import io.github.dreamsphere.models.engine.OneDnn;
import io.github.dreamsphere.models.engine.Primitive;
import io.github.dreamsphere.models.net.Lrn;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.lrn_backward;
import org.bytedeco.dnnl.lrn_forward;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The oneDNN primitives of an {@link LrnBlock} for one blob shape. */
final class LrnPrimitives {
    /** Channels in a block of {@link #LAYOUT}. */
    private static final int BLOCK = 8;

    private static final memory.format_tag LAYOUT = memory.format_tag.nChw8c;

    private final Reordered input;
    private final Reordered output;
    private final Reordered epsilon;
    private final Reordered back;
    /** What the forward pass notes for the gradient; null if it notes nothing. */
    private final BoundMemory workspace;

    private final Primitive forward;
    private final Primitive backward;

    /** @param shape {@code [n, height, width, channels]} */
    LrnPrimitives(LrnBlock block, long[] shape) {
        Lrn op = block.op();
        memory.desc plain = OneDnn.describe(memory.format_tag.nhwc, shape[0], shape[3], shape[1], shape[2]);
        // With channels last, oneDNN has only its slow reference code.
        memory.desc blob =
                shape[3] % BLOCK == 0 ? OneDnn.describe(LAYOUT, shape[0], shape[3], shape[1], shape[2]) : plain;
        algorithm across = algorithm.lrn_across_channels;
        var plan = new lrn_forward.primitive_desc(
                new lrn_forward.desc(
                        prop_kind.forward_training, across, blob, op.size(), op.alpha(), op.beta(), op.bias()),
                OneDnn.attributes(),
                OneDnn.engine());
        var backPlan = new lrn_backward.primitive_desc(
                new lrn_backward.desc(across, blob, blob, op.size(), op.alpha(), op.beta(), op.bias()),
                OneDnn.attributes(),
                OneDnn.engine(),
                plan);
        input = Reordered.from(plain, blob);
        output = Reordered.to(blob, plain);
        epsilon = Reordered.from(plain, blob);
        back = Reordered.to(blob, plain);
        Primitive normalise = new Primitive(new lrn_forward(plan))
                .with(DNNL_ARG_SRC, input.ordered())
                .with(DNNL_ARG_DST, output.ordered());
        Primitive differentiate = new Primitive(new lrn_backward(backPlan))
                .with(DNNL_ARG_SRC, input.ordered())
                .with(DNNL_ARG_DIFF_DST, epsilon.ordered())
                .with(DNNL_ARG_DIFF_SRC, back.ordered());
        memory.desc noted = plan.workspace_desc();
        if (noted.get_size() > 0) {
            BoundMemory notes = BoundMemory.owned(noted);
            normalise = normalise.with(DNNL_ARG_WORKSPACE, notes.memory());
            differentiate = differentiate.with(DNNL_ARG_WORKSPACE, notes.memory());
            workspace = notes;
        } else {
            workspace = null;
        }
        forward = normalise;
        backward = differentiate;
    }

    void forward(INDArray in, INDArray out) {
        input.load(in);
        output.bind(out);
        forward.run();
        output.store();
    }

    void backward(INDArray in, INDArray error, INDArray backwards) {
        input.load(in);
        epsilon.load(error);
        back.bind(backwards);
        backward.run();
        back.store();
    }
}
