package io.github.dreamsphere.models.gpu;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Says once for each net which ops the processor computes because no shader does. */
final class ProcessorOps {
    private final Consumer<String> notes;
    private final Map<String, Set<String>> told = new HashMap<>();

    /** @param notes receives a line for each net that has such ops, and another if a later pass has more kinds of them */
    ProcessorOps(Consumer<String> notes) {
        this.notes = notes;
    }

    /**
     * Notes a pass of a net.
     *
     * @param ops the kinds of ops that the processor computes in it, and the number of each
     */
    synchronized void tell(String net, SortedMap<String, Long> ops) {
        if (!told.computeIfAbsent(net, key -> new HashSet<>()).addAll(ops.keySet())) {
            return;
        }
        long count = ops.values().stream().mapToLong(Long::longValue).sum();
        String kinds = ops.entrySet().stream()
                .map(op -> op.getValue() + " " + op.getKey())
                .collect(Collectors.joining(", "));
        notes.accept("the processor computes " + count + (count == 1 ? " operation" : " operations") + " of the net "
                + net + ", for which the graphics card has no shader: " + kinds);
    }
}
