package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Op;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step of a pass, before memory is allocated.
 *
 * @param op the op; null for the fork of a blob to several readers, whose gradients are added
 */
record Node(Op op, List<Edge> inputs, List<Edge> outputs) {
    /** Marks this node's memory as used at {@code index} going forward and at {@code mirrored} going backward. */
    void touch(int index, int mirrored) {
        Stream.concat(inputs.stream(), outputs.stream()).forEach(edge -> {
            edge.value().touch(index);
            if (edge.gradient() != null) {
                edge.value().touch(mirrored);
                edge.gradient().touch(mirrored);
            }
        });
    }
}
