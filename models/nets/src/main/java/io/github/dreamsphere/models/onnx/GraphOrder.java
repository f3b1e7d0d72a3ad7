package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.onnx.OnnxNode.UnreadableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;

/** A topological order of a graph's nodes. ONNX demands one, but not every file has it. */
final class GraphOrder {
    private GraphOrder() {}

    /**
     * The nodes, each after those whose outputs it reads, otherwise in the order of the file.
     *
     * @param known the tensors that no node writes
     * @throws UnreadableException if no node writes a tensor that is read, or the graph has a cycle
     */
    static List<OnnxNode> of(List<OnnxNode> nodes, Set<String> known) {
        Map<String, Integer> writers = writers(nodes, known);
        int[] missing = new int[nodes.size()];
        List<List<Integer>> readers = new ArrayList<>();
        nodes.forEach(node -> readers.add(new ArrayList<>()));
        Queue<Integer> ready = new PriorityQueue<>();
        for (int i = 0; i < missing.length; i++) {
            Set<String> reads = reads(nodes.get(i).proto());
            for (String tensor : reads) {
                if (writers.containsKey(tensor)) {
                    missing[i]++;
                    readers.get(writers.get(tensor)).add(i);
                } else if (!tensor.isEmpty()
                        && !known.contains(tensor)
                        && nodes.get(i).proto().getInputList().contains(tensor)) {
                    throw nodes.get(i).fail("reads '" + tensor + "', which no node writes");
                }
            }
            if (missing[i] == 0) {
                ready.add(i);
            }
        }
        List<OnnxNode> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            order.add(nodes.get(next));
            for (int reader : readers.get(next)) {
                if (--missing[reader] == 0) {
                    ready.add(reader);
                }
            }
        }
        for (int i = 0; i < missing.length; i++) {
            if (missing[i] > 0) {
                throw nodes.get(i).fail("it is part of a cycle");
            }
        }
        return order;
    }

    /** The tensors that a node reads, also those of this graph that its branches read. */
    static Set<String> reads(OnnxFormat.Node node) {
        Set<String> reads = new LinkedHashSet<>();
        Deque<OnnxFormat.Node> waiting = new ArrayDeque<>(List.of(node));
        while (!waiting.isEmpty()) {
            OnnxFormat.Node next = waiting.remove();
            reads.addAll(next.getInputList());
            next.getAttributeList().forEach(attribute -> {
                waiting.addAll(attribute.getG().getNodeList());
                attribute.getG().getOutputList().forEach(output -> reads.add(output.getName()));
            });
        }
        return reads;
    }

    private static Map<String, Integer> writers(List<OnnxNode> nodes, Set<String> known) {
        Map<String, Integer> writers = new HashMap<>();
        for (int i = 0; i < nodes.size(); i++) {
            for (String output : nodes.get(i).outputs()) {
                if (!output.isEmpty() && (writers.put(output, i) != null || known.contains(output))) {
                    throw nodes.get(i).fail("'" + output + "' is written twice");
                }
            }
        }
        return writers;
    }
}
