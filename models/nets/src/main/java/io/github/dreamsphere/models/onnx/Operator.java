package io.github.dreamsphere.models.onnx;

import java.util.List;

/** How nodes of one type are read. */
@FunctionalInterface
interface Operator {
    /** The values of the node's outputs, in order. */
    List<Value> read(Call call);

    /** An operator with one output. */
    interface Single {
        Value read(Call call);
    }

    static Operator of(Single single) {
        return call -> List.of(single.read(call));
    }
}
