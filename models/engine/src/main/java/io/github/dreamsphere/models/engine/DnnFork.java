package io.github.dreamsphere.models.engine;

import java.util.Arrays;
import java.util.List;

/** One blob for several readers: nothing to do forward, and the sum of the readers' gradients backward. */
final class DnnFork extends DnnKernel {
    DnnFork(Edge input, List<Edge> branches) {
        float[] ones = new float[branches.size()];
        Arrays.fill(ones, 1);
        addBackward(DnnSum.of(branches.stream().map(OneDnn::gradient).toList(), ones, OneDnn.gradient(input)));
    }
}
