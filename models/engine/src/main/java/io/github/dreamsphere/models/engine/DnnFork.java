package io.github.dreamsphere.models.engine;

import java.util.Arrays;
import java.util.List;

/** A blob with several readers: does nothing forward; backward it adds the readers' gradients. */
final class DnnFork extends DnnKernel {
    DnnFork(Edge input, List<Edge> branches) {
        float[] ones = new float[branches.size()];
        Arrays.fill(ones, 1);
        addBackward(DnnSum.of(branches.stream().map(OneDnn::gradient).toList(), ones, OneDnn.gradient(input)));
    }
}
