package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import io.github.dreamsphere.models.net.Eltwise;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;

/** The product of two blobs of the same shape. */
final class DnnProduct extends DnnKernel {
    DnnProduct(Edge first, Edge second, Edge output) {
        addForward(product(OneDnn.value(first), OneDnn.value(second), OneDnn.value(output)));
        if (output.gradient() != null) {
            addBackward(product(OneDnn.gradient(output), OneDnn.value(second), OneDnn.gradient(first)));
            addBackward(product(OneDnn.gradient(output), OneDnn.value(first), OneDnn.gradient(second)));
        }
    }

    private static Primitive product(memory first, memory second, memory to) {
        binary.primitive_desc description = new binary.primitive_desc(
                new binary.desc(algorithm.binary_mul, first.get_desc(), second.get_desc(), to.get_desc()),
                OneDnn.attributes(),
                OneDnn.engine());
        return new Primitive(new binary(description))
                .with(DNNL_ARG_SRC_0, first)
                .with(DNNL_ARG_SRC_1, second)
                .with(DNNL_ARG_DST, to);
    }

    static boolean supports(Eltwise op, Node node) {
        Edge output = node.outputs().get(0);
        return op.kind() == Eltwise.Kind.PRODUCT
                && node.inputs().size() == 2
                && node.inputs().stream()
                        .allMatch(input -> input.shape().equals(output.shape()) && input.layout() == output.layout());
    }
}
