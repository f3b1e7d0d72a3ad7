package io.github.dreamsphere.models.engine;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A blob with several readers: does nothing forward; backward it adds the readers' gradients. */
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
