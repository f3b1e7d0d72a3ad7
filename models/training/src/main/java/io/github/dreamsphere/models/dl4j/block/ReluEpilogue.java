package io.github.dreamsphere.models.dl4j.block;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import io.github.dreamsphere.models.engine.OneDnn;
import io.github.dreamsphere.models.engine.Primitive;
import java.util.Map;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A leaky rectifier. */
final class ReluEpilogue implements Epilogue {
    private final Reordered output;
    private final Reordered epsilon;
    private final Primitive forward;
    private final Primitive backward;

    /** An epilogue whose output is an array with layout {@code array}. */
    ReluEpilogue(ConvolutionBlock block, memory.desc array, BoundMemory values, BoundMemory gradient) {
        memory.desc blob = values.memory().get_desc();
        output = Reordered.to(blob, array);
        epsilon = Reordered.from(array, blob);
        float slope = (float) block.getSlope();
        algorithm kind = algorithm.eltwise_relu;
        var forwardPlan = new eltwise_forward.primitive_desc(
                new eltwise_forward.desc(prop_kind.forward_training, kind, blob, slope, 0),
                OneDnn.attributes(),
                OneDnn.engine());
        forward = new Primitive(new eltwise_forward(forwardPlan))
                .with(DNNL_ARG_SRC, values.memory())
                .with(DNNL_ARG_DST, output.ordered());
        backward = new Primitive(new eltwise_backward(new eltwise_backward.primitive_desc(
                        new eltwise_backward.desc(kind, blob, blob, slope, 0),
                        OneDnn.attributes(),
                        OneDnn.engine(),
                        forwardPlan)))
                .with(DNNL_ARG_SRC, values.memory())
                .with(DNNL_ARG_DIFF_DST, epsilon.ordered())
                .with(DNNL_ARG_DIFF_SRC, gradient.memory());
    }

    @Override
    public void forward(Map<String, INDArray> parameters, INDArray out, boolean training) {
        output.bind(out);
        forward.run();
        output.store();
    }

    @Override
    public void backward(Map<String, INDArray> parameters, INDArray error, Map<String, INDArray> gradients) {
        epsilon.load(error);
        backward.run();
    }
}
