package io.github.dreamsphere.models.dl4j.block;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;

import io.github.dreamsphere.models.engine.OneDnn;
import io.github.dreamsphere.models.engine.Primitive;
import java.util.Map;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl.normalization_flags;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batch normalisation and a rectifier. */
final class BatchNormEpilogue implements Epilogue {
    private static final int LEARNT =
            normalization_flags.use_scale_shift.value | normalization_flags.fuse_norm_relu.value;

    private final ConvolutionBlock block;
    private final BoundMemory output;
    private final BoundMemory epsilon;
    private final BoundMemory scaleAndShift;
    private final BoundMemory scaleAndShiftGradient;
    private final BoundMemory batchMean;
    private final BoundMemory batchVariance;
    private final BoundMemory mean;
    private final BoundMemory variance;
    private final INDArray measuredMean;
    private final INDArray measuredVariance;
    /** The values that the rectifier passed in the forward pass, for the gradient. */
    private final BoundMemory passed;

    private final Primitive forTraining;
    private final Primitive forUse;
    private final Primitive backward;

    BatchNormEpilogue(ConvolutionBlock block, memory.desc blob, BoundMemory values, BoundMemory gradient) {
        this.block = block;
        memory.desc perChannel = OneDnn.describe(memory.format_tag.x, block.getNOut());
        memory.desc pair = OneDnn.describe(memory.format_tag.nc, 2, block.getNOut());
        output = new BoundMemory(blob);
        epsilon = new BoundMemory(blob);
        scaleAndShift = new BoundMemory(pair);
        scaleAndShiftGradient = new BoundMemory(pair);
        batchMean = new BoundMemory(perChannel);
        batchVariance = new BoundMemory(perChannel);
        mean = new BoundMemory(perChannel);
        variance = new BoundMemory(perChannel);
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            measuredMean = Nd4j.create(DataType.FLOAT, block.getNOut());
            measuredVariance = Nd4j.create(DataType.FLOAT, block.getNOut());
        }
        batchMean.bind(measuredMean);
        batchVariance.bind(measuredVariance);
        float small = (float) block.getEpsilon();
        var trainingPlan = new batch_normalization_forward.primitive_desc(
                new batch_normalization_forward.desc(prop_kind.forward_training.value, blob, small, LEARNT),
                OneDnn.attributes(),
                OneDnn.engine());
        var usePlan = new batch_normalization_forward.primitive_desc(
                new batch_normalization_forward.desc(
                        prop_kind.forward_inference.value,
                        blob,
                        small,
                        LEARNT | normalization_flags.use_global_stats.value),
                OneDnn.attributes(),
                OneDnn.engine());
        var backPlan = new batch_normalization_backward.primitive_desc(
                new batch_normalization_backward.desc(prop_kind.backward.value, blob, blob, small, LEARNT),
                OneDnn.attributes(),
                OneDnn.engine(),
                trainingPlan);
        passed = BoundMemory.owned(trainingPlan.workspace_desc());
        forTraining = forward(trainingPlan, values, batchMean, batchVariance).with(DNNL_ARG_WORKSPACE, passed.memory());
        forUse = forward(usePlan, values, mean, variance);
        backward = new Primitive(new batch_normalization_backward(backPlan))
                .with(DNNL_ARG_SRC, values.memory())
                .with(DNNL_ARG_MEAN, batchMean.memory())
                .with(DNNL_ARG_VARIANCE, batchVariance.memory())
                .with(DNNL_ARG_SCALE_SHIFT, scaleAndShift.memory())
                .with(DNNL_ARG_WORKSPACE, passed.memory())
                .with(DNNL_ARG_DIFF_DST, epsilon.memory())
                .with(DNNL_ARG_DIFF_SRC, gradient.memory())
                .with(DNNL_ARG_DIFF_SCALE_SHIFT, scaleAndShiftGradient.memory());
    }

    private Primitive forward(
            batch_normalization_forward.primitive_desc plan,
            BoundMemory values,
            BoundMemory average,
            BoundMemory spread) {
        return new Primitive(new batch_normalization_forward(plan))
                .with(DNNL_ARG_SRC, values.memory())
                .with(DNNL_ARG_MEAN, average.memory())
                .with(DNNL_ARG_VARIANCE, spread.memory())
                .with(DNNL_ARG_SCALE_SHIFT, scaleAndShift.memory())
                .with(DNNL_ARG_DST, output.memory());
    }

    @Override
    public void forward(Map<String, INDArray> parameters, INDArray out, boolean training) {
        output.bind(out);
        scaleAndShift.bind(parameters.get(ConvolutionBlockParameters.GAMMA));
        if (training) {
            forTraining.run();
        } else {
            mean.bind(parameters.get(ConvolutionBlockParameters.MEAN));
            variance.bind(parameters.get(ConvolutionBlockParameters.VARIANCE));
            forUse.run();
        }
    }

    @Override
    public void backward(Map<String, INDArray> parameters, INDArray error, Map<String, INDArray> gradients) {
        scaleAndShift.bind(parameters.get(ConvolutionBlockParameters.GAMMA));
        scaleAndShiftGradient.bind(gradients.get(ConvolutionBlockParameters.GAMMA));
        epsilon.bind(error);
        backward.run();
        approach(ConvolutionBlockParameters.MEAN, measuredMean, parameters, gradients);
        approach(ConvolutionBlockParameters.VARIANCE, measuredVariance, parameters, gradients);
    }

    /** Sets the gradient of a running statistic such that the updater moves it towards the batch's. */
    private void approach(
            String name, INDArray measured, Map<String, INDArray> parameters, Map<String, INDArray> gradients) {
        gradients.get(name).assign(parameters.get(name)).subi(measured).muli(1 - block.getDecay());
    }
}
