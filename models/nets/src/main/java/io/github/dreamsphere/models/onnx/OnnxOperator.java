package io.github.dreamsphere.models.onnx;

import java.util.List;

/** Reads the nodes of one type. */
@FunctionalInterface
interface OnnxOperator {
    /** The values of the node's outputs, in order. */
    List<OnnxValue> read(NodeContext context);

    /** An operator with one output. */
    interface Single {
        OnnxValue read(NodeContext context);
    }

    static OnnxOperator of(Single single) {
        return context -> List.of(single.read(context));
    }
}
