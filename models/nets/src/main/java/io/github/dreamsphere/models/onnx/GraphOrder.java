package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.onnx.OnnxNode.UnreadableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A topological order of a graph's nodes. ONNX demands one, but not every file has it. */
final class GraphOrder {
    private GraphOrder() {}

    /**
     * The nodes, each after those whose outputs it reads.
     *
     * @param known the tensors that no node writes
     * @throws UnreadableException if no node writes a tensor that is read, or the graph has a cycle
     */
    static List<OnnxNode> of(List<OnnxNode> nodes, Set<String> known) {
        Map<String, OnnxNode> writers = writers(nodes, known);
        Set<String> written = new HashSet<>(known);
        written.add("");
        List<OnnxNode> order = new ArrayList<>();
        Deque<OnnxNode> waiting = new ArrayDeque<>(nodes);
        int waited = 0;
        while (!waiting.isEmpty()) {
            OnnxNode node = waiting.poll();
            if (written.containsAll(node.proto().getInputList())) {
                written.addAll(node.outputs());
                order.add(node);
                waited = 0;
            } else {
                waiting.add(node);
                if (++waited > waiting.size()) {
                    throw stuck(waiting.peek(), written, writers);
                }
            }
        }
        return order;
    }

    private static Map<String, OnnxNode> writers(List<OnnxNode> nodes, Set<String> known) {
        Map<String, OnnxNode> writers = new HashMap<>();
        for (OnnxNode node : nodes) {
            for (String output : node.outputs()) {
                if (!output.isEmpty() && (writers.put(output, node) != null || known.contains(output))) {
                    throw node.fail("'" + output + "' is written twice");
                }
            }
        }
        return writers;
    }

    private static UnreadableException stuck(OnnxNode node, Set<String> written, Map<String, OnnxNode> writers) {
        for (String input : node.proto().getInputList()) {
            if (!written.contains(input) && !writers.containsKey(input)) {
                return node.fail("reads '" + input + "', which no node writes");
            }
        }
        return node.fail("it is part of a cycle");
    }
}
