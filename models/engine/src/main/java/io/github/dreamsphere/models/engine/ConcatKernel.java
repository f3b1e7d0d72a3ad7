package io.github.dreamsphere.models.engine;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Concatenates blobs along the channels. */
final class ConcatKernel extends Nd4jKernel {
    private static final int CHANNEL_AXIS = 3;

    ConcatKernel(List<BlobArrays> inputs, BlobArrays output) {
        addForward(NativeOp.of("concat")
                .inputs(inputs.stream().map(BlobArrays::value).toArray(INDArray[]::new))
                .integers(CHANNEL_AXIS)
                .outputs(output.value()));
        if (output.gradient() != null) {
            int[] channels =
                    inputs.stream().mapToInt(input -> input.shape().channels()).toArray();
            addBackward(NativeOp.of("split_v")
                    .inputs(output.gradient(), own(Nd4j.createFromArray(channels)))
                    .integers(CHANNEL_AXIS)
                    .outputs(inputs.stream().map(BlobArrays::gradient).toArray(INDArray[]::new)));
        }
    }
}
