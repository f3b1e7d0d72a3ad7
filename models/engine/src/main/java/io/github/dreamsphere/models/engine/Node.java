package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Op;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step of a pass before it has memory.
 *
 * @param op what is computed; null where one blob goes to several readers and their gradients are added
 */
record Node(Op op, List<Edge> inputs, List<Edge> outputs) {
    /** Notes when this node's memory is used: going forward at {@code index}, coming back at {@code mirrored}. */
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
