package io.github.dreamsphere.models.dl4j.block;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import io.github.dreamsphere.models.engine.OneDnn;
import io.github.dreamsphere.models.engine.Primitive;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The oneDNN primitives of a {@link MaxPoolBlock} for one blob shape. */
final class PoolPrimitives {
    private final BoundMemory input;
    private final BoundMemory output;
    private final BoundMemory epsilon;
    private final BoundMemory back;
    private final Primitive forward;
    private final Primitive backward;
    /** The indices of the maxima in the forward pass, for the gradient. */
    private final BoundMemory found;

    /** @param shape {@code [n, height, width, channels]} */
    PoolPrimitives(MaxPoolBlock pool, long[] shape) {
        memory.desc in = OneDnn.describe(memory.format_tag.nhwc, shape[0], shape[3], shape[1], shape[2]);
        SquareWindow window = pool.square();
        memory.desc out = OneDnn.describe(
                memory.format_tag.nhwc, shape[0], shape[3], window.output(shape[1]), window.output(shape[2]));
        long[] strides = window.strides();
        long[] size = {window.kernel(), window.kernel()};
        long[] before = window.paddingBefore();
        long[] after = window.paddingAfter(shape[1], shape[2]);
        algorithm largest = algorithm.pooling_max;
        var plan = new pooling_forward.primitive_desc(
                new pooling_forward.desc(prop_kind.forward_training, largest, in, out, strides, size, before, after),
                OneDnn.attributes(),
                OneDnn.engine());
        var backPlan = new pooling_backward.primitive_desc(
                new pooling_backward.desc(largest, in, out, strides, size, before, after),
                OneDnn.attributes(),
                OneDnn.engine(),
                plan);
        input = new BoundMemory(in);
        output = new BoundMemory(out);
        epsilon = new BoundMemory(out);
        back = new BoundMemory(in);
        found = BoundMemory.owned(plan.workspace_desc());
        forward = new Primitive(new pooling_forward(plan))
                .with(DNNL_ARG_SRC, input.memory())
                .with(DNNL_ARG_DST, output.memory())
                .with(DNNL_ARG_WORKSPACE, found.memory());
        backward = new Primitive(new pooling_backward(backPlan))
                .with(DNNL_ARG_DIFF_DST, epsilon.memory())
                .with(DNNL_ARG_DIFF_SRC, back.memory())
                .with(DNNL_ARG_WORKSPACE, found.memory());
    }

    void forward(INDArray in, INDArray out) {
        input.bind(in);
        output.bind(out);
        forward.run();
    }

    void backward(INDArray error, INDArray backwards) {
        epsilon.bind(error);
        back.bind(backwards);
        backward.run();
    }
}
