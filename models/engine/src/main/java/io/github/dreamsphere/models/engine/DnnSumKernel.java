package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Eltwise;
import java.util.List;

/** A weighted sum of blobs of the same shape. */
final class DnnSumKernel extends DnnKernel {
    DnnSumKernel(Eltwise op, List<Edge> inputs, Edge output) {
        float[] factors = new float[inputs.size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = op.coefficients().get(i);
        }
        addForward(DnnSum.of(inputs.stream().map(OneDnn::value).toList(), factors, OneDnn.value(output)));
        for (int i = 0; i < factors.length && output.gradient() != null; i++) {
            addBackward(DnnSum.of(
                    List.of(OneDnn.gradient(output)), new float[] {factors[i]}, OneDnn.gradient(inputs.get(i))));
        }
    }

    static boolean supports(Eltwise op, Node node) {
        return op.kind() == Eltwise.Kind.SUM
                && node.inputs().stream().allMatch(input -> input.shape()
                        .equals(node.outputs().get(0).shape()));
    }
}
