package io.github.dreamsphere.models.dl4j.block;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.github.dreamsphere.models.engine.OneDnn;
import io.github.dreamsphere.models.engine.Primitive;
import java.util.Map;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The oneDNN primitives of a {@link ConvolutionBlock} for one batch and picture size. */
final class ConvolutionPrimitives {
    private final ConvolutionBlock block;
    private final Reordered input;
    private final BoundMemory bias;
    /** The output of the convolution, and its gradient. */
    private final BoundMemory values;

    private final BoundMemory gradient;
    private final Reordered back;
    private final Reordered weights;
    private final Reordered weightsForBack;
    private final Reordered weightGradient;
    private final BoundMemory biasGradient;
    private final Primitive forward;
    private final Primitive backToWeights;
    private final Primitive backToInput;
    private final Epilogue tail;

    ConvolutionPrimitives(ConvolutionBlock block, long n, long height, long width) {
        this.block = block;
        SquareWindow window = block.square();
        long[] strides = window.strides();
        long[] before = window.paddingBefore();
        long[] after = window.paddingAfter(height, width);
        BlobLayouts layouts = BlobLayouts.of(block);
        long[] inputShape = {n, block.getNIn(), height, width};
        long[] outputShape = {n, block.getNOut(), window.output(height), window.output(width)};
        memory.desc any = kernel(memory.format_tag.any);
        memory.desc perChannel = OneDnn.describe(memory.format_tag.x, block.getNOut());
        boolean biased = !block.isNormalised();
        algorithm direct = algorithm.convolution_direct;
        prop_kind training = prop_kind.forward_training;
        memory.desc wantedIn = OneDnn.describe(layouts.inPrimitive(), inputShape);
        memory.desc wantedOut = OneDnn.describe(layouts.outOfPrimitive(), outputShape);
        var forwardPlan = new convolution_forward.primitive_desc(
                biased
                        ? new convolution_forward.desc(
                                training, direct, wantedIn, any, perChannel, wantedOut, strides, before, after)
                        : new convolution_forward.desc(
                                training, direct, wantedIn, any, wantedOut, strides, before, after),
                OneDnn.attributes(),
                OneDnn.engine());
        memory.desc in = forwardPlan.src_desc();
        memory.desc out = forwardPlan.dst_desc();
        memory.desc array = OneDnn.describe(layouts.inArray(), inputShape);
        var weightsPlan = new convolution_backward_weights.primitive_desc(
                biased
                        ? new convolution_backward_weights.desc(
                                direct, in, any, perChannel, out, strides, before, after)
                        : new convolution_backward_weights.desc(direct, in, any, out, strides, before, after),
                OneDnn.attributes(),
                OneDnn.engine(),
                forwardPlan);
        input = Reordered.from(array, in);
        back = Reordered.to(in, array);
        bias = new BoundMemory(perChannel);
        biasGradient = new BoundMemory(perChannel);
        values = BoundMemory.owned(out);
        gradient = BoundMemory.owned(out);
        memory.desc plain = kernel(memory.format_tag.oihw);
        weights = Reordered.from(plain, forwardPlan.weights_desc());
        weightGradient = Reordered.to(weightsPlan.diff_weights_desc(), plain);
        forward = new Primitive(new convolution_forward(forwardPlan))
                .with(DNNL_ARG_SRC, input.ordered())
                .with(DNNL_ARG_WEIGHTS, weights.ordered())
                .with(DNNL_ARG_DST, values.memory());
        backToWeights = new Primitive(new convolution_backward_weights(weightsPlan))
                .with(DNNL_ARG_SRC, input.ordered())
                .with(DNNL_ARG_DIFF_DST, gradient.memory())
                .with(DNNL_ARG_DIFF_WEIGHTS, weightGradient.ordered());
        if (biased) {
            forward.with(DNNL_ARG_BIAS, bias.memory());
            backToWeights.with(DNNL_ARG_DIFF_BIAS, biasGradient.memory());
        }
        if (block.isFirst()) {
            weightsForBack = null;
            backToInput = null;
        } else {
            var backPlan = new convolution_backward_data.primitive_desc(
                    new convolution_backward_data.desc(direct, in, any, out, strides, before, after),
                    OneDnn.attributes(),
                    OneDnn.engine(),
                    forwardPlan);
            weightsForBack = Reordered.from(plain, backPlan.weights_desc());
            backToInput = new Primitive(new convolution_backward_data(backPlan))
                    .with(DNNL_ARG_DIFF_DST, gradient.memory())
                    .with(DNNL_ARG_WEIGHTS, weightsForBack.ordered())
                    .with(DNNL_ARG_DIFF_SRC, back.ordered());
        }
        tail = biased
                ? new ReluEpilogue(block, OneDnn.describe(layouts.outArray(), outputShape), values, gradient)
                : new BatchNormEpilogue(block, out, values, gradient);
    }

    private memory.desc kernel(memory.format_tag tag) {
        return OneDnn.describe(tag, block.getNOut(), block.getNIn(), block.getKernel(), block.getKernel());
    }

    void forward(INDArray in, Map<String, INDArray> parameters, INDArray out, boolean training) {
        input.load(in);
        weights.load(parameters.get(ConvolutionBlockParameters.WEIGHTS));
        if (!block.isNormalised()) {
            bias.bind(parameters.get(ConvolutionBlockParameters.BIAS));
        }
        forward.run();
        tail.forward(parameters, out, training);
    }

    /** Computes the gradients from {@code epsilon}, the gradient of the loss at the output. */
    void backward(
            INDArray in,
            Map<String, INDArray> parameters,
            INDArray epsilon,
            Map<String, INDArray> gradients,
            INDArray backwards) {
        tail.backward(parameters, epsilon, gradients);
        input.load(in);
        if (!block.isNormalised()) {
            biasGradient.bind(gradients.get(ConvolutionBlockParameters.BIAS));
        }
        weightGradient.bind(gradients.get(ConvolutionBlockParameters.WEIGHTS));
        backToWeights.run();
        weightGradient.store();
        if (backToInput != null) {
            weightsForBack.load(parameters.get(ConvolutionBlockParameters.WEIGHTS));
            back.bind(backwards);
            backToInput.run();
            back.store();
        }
    }
}
