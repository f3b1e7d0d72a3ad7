package io.github.dreamsphere.models.engine;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One blob for several readers: nothing to do forward, and the sum of the readers' gradients backward. */
final class ForkKernel implements Kernel {
    private final NativeOp sum;

    ForkKernel(BlobArrays input, List<BlobArrays> branches) {
        sum = NativeOp.of("mergeadd")
                .inputs(branches.stream().map(BlobArrays::gradient).toArray(INDArray[]::new))
                .outputs(input.gradient());
    }

    @Override
    public void forward() {}

    @Override
    public void backward() {
        sum.run();
    }

    @Override
    public void close() {
        sum.close();
    }
}
