package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.onnx.OnnxFormat.Attribute;
import io.github.dreamsphere.models.onnx.OnnxFormat.Graph;
import io.github.dreamsphere.models.onnx.OnnxFormat.Node;
import io.github.dreamsphere.models.onnx.OnnxFormat.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises layer normalisation written out, {@code (x − mean) / √(mean((x − mean)²) + epsilon) · scale + shift} over
 * the last axes, as exporters do for operator sets before 17, and makes it one node.
 */
final class LayerNormFolding {
    private final Map<String, Node> writers = new HashMap<>();
    private final Map<String, List<Node>> readers = new HashMap<>();
    private final Set<String> results = new HashSet<>();
    private final Map<String, OnnxValue> values;
    private final OnnxTensor tensors;

    private LayerNormFolding(Graph graph, Map<String, OnnxValue> values, OnnxTensor tensors) {
        this.values = values;
        this.tensors = tensors;
        for (Node node : graph.getNodeList()) {
            node.getOutputList().forEach(output -> writers.put(output, node));
            GraphOrder.reads(node).forEach(tensor -> readers.computeIfAbsent(tensor, key -> new ArrayList<>())
                    .add(node));
        }
        graph.getOutputList().stream().map(ValueInfo::getName).forEach(results::add);
    }

    /** A recognised normalisation: all its nodes, and the node that takes their place. */
    private record Found(List<Node> nodes, Node folded) {}

    /**
     * The nodes of {@code graph} with layer normalisations as one node each.
     *
     * @param values the values of the graph's weights by their names
     * @param tensors reads those of nodes that are constants
     */
    static List<Node> fold(Graph graph, Map<String, OnnxValue> values, OnnxTensor tensors) {
        LayerNormFolding folding = new LayerNormFolding(graph, values, tensors);
        Set<Node> gone = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Node> nodes = new ArrayList<>();
        for (Node node : graph.getNodeList()) {
            Optional<Found> found =
                    folding.find(node).filter(each -> each.nodes().stream().noneMatch(gone::contains));
            found.ifPresent(each -> {
                gone.addAll(each.nodes());
                nodes.add(each.folded());
            });
        }
        graph.getNodeList().stream().filter(node -> !gone.contains(node)).forEach(nodes::add);
        return nodes;
    }

    /** The normalisation whose result {@code scaled} scales. */
    private Optional<Found> find(Node scaled) {
        String scale = constantOf(scaled, "Mul");
        Node quotient = scale == null ? null : written(other(scaled, scale), "Div");
        Node root = written(input(quotient, 1), "Sqrt");
        Node raised = written(input(root, 0), "Add");
        String epsilon = constantOf(raised, "Add");
        Node variance = epsilon == null ? null : written(other(raised, epsilon), "ReduceMean");
        Node centred = written(input(quotient, 0), "Sub");
        Node mean = written(input(centred, 1), "ReduceMean");
        Node squares = squares(input(variance, 0));
        Node squared = written(input(squares, 0), "Sub");
        List<Node> inner = Arrays.asList(quotient, root, raised, variance, squares, squared, centred, mean);
        if (inner.contains(null)
                || number(epsilon).isEmpty()
                || !squared.getInputList().equals(centred.getInputList())
                || !areOf(input(centred, 0), mean, variance)) {
            return Optional.empty();
        }
        Node shifted = shifted(scaled);
        Set<Node> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
        nodes.addAll(inner);
        nodes.addAll(List.of(scaled, shifted));
        return isAlone(nodes, shifted)
                ? Optional.of(new Found(
                        List.copyOf(nodes),
                        folded(mean, scale, scaled, shifted, number(epsilon).get())))
                : Optional.empty();
    }

    /** True if {@code mean} is that of {@code x}, and both are over the same last axes. */
    private boolean areOf(String x, Node mean, Node variance) {
        int[] axes = lastAxes(mean);
        return x.equals(input(mean, 0)) && axes.length > 0 && Arrays.equals(axes, lastAxes(variance));
    }

    private Node folded(Node mean, String scale, Node scaled, Node shifted, float epsilon) {
        Node.Builder folded = Node.newBuilder()
                .setOpType("LayerNormalization")
                .setName(shifted.getName())
                .addInput(mean.getInput(0))
                .addInput(scale)
                .addOutput(shifted.getOutput(0))
                .addAttribute(Attribute.newBuilder().setName("epsilon").setF(epsilon))
                .addAttribute(Attribute.newBuilder().setName("axis").setI(lastAxes(mean)[0]));
        if (shifted != scaled) {
            folded.addInput(constantOf(shifted, "Add"));
        }
        return folded.build();
    }

    /** The sum of {@code scaled} and a constant, if nothing else reads it; else {@code scaled} itself. */
    private Node shifted(Node scaled) {
        List<Node> next = readers.getOrDefault(scaled.getOutput(0), List.of());
        boolean alone = next.size() == 1 && !results.contains(scaled.getOutput(0));
        return alone && constantOf(next.get(0), "Add") != null ? next.get(0) : scaled;
    }

    /** True if only {@code nodes} read the results of {@code nodes}, except those of {@code last}. */
    private boolean isAlone(Set<Node> nodes, Node last) {
        return nodes.stream()
                .filter(node -> node != last)
                .flatMap(node -> node.getOutputList().stream())
                .allMatch(output ->
                        !results.contains(output) && nodes.containsAll(readers.getOrDefault(output, List.of())));
    }

    /** The node that writes {@code tensor}, if it is of the given type. */
    private Node written(String tensor, String type) {
        Node writer = tensor == null ? null : writers.get(tensor);
        return isOf(writer, type) ? writer : null;
    }

    private static boolean isOf(Node node, String type) {
        return node != null
                && node.getOpType().equals(type)
                && node.getDomain().isEmpty()
                && node.getOutputCount() == 1;
    }

    private static String input(Node node, int index) {
        return node == null || node.getInputCount() <= index ? null : node.getInput(index);
    }

    /** The constant that a node of two inputs and the given type combines with something else; null if it does not. */
    private String constantOf(Node node, String type) {
        if (!isOf(node, type) || node.getInputCount() != 2) {
            return null;
        }
        List<String> known = node.getInputList().stream()
                .filter(tensor -> values.get(tensor) instanceof Constant || written(tensor, "Constant") != null)
                .toList();
        return known.size() == 1 ? known.get(0) : null;
    }

    /** The values of a small tensor that the file holds. */
    private Optional<Constant> constant(String tensor) {
        if (tensor == null || values.get(tensor) instanceof Constant) {
            return Optional.ofNullable(tensor).map(name -> (Constant) values.get(name));
        }
        return Optional.ofNullable(written(tensor, "Constant"))
                .flatMap(node -> new OnnxNode(node, 0).tensor("value"))
                .filter(value -> value.getDimsCount() < 2)
                .map(value -> tensors.read(value, 1));
    }

    private static String other(Node node, String one) {
        return node.getInput(node.getInput(0).equals(one) ? 1 : 0);
    }

    /** The node that writes {@code tensor} as the square of another one. */
    private Node squares(String tensor) {
        Node power = written(tensor, "Pow");
        if (power != null) {
            return number(input(power, 1)).filter(exponent -> exponent == 2).isPresent() ? power : null;
        }
        Node product = written(tensor, "Mul");
        return product != null && Objects.equals(input(product, 0), input(product, 1)) ? product : null;
    }

    private Optional<Float> number(String tensor) {
        return constant(tensor).filter(constant -> constant.length() == 1).map(constant -> (float) constant.at(0, 0));
    }

    /** The axes of a mean if they are the last ones, counted from the end, in order; none if not. */
    private int[] lastAxes(Node mean) {
        OnnxNode attributes = new OnnxNode(mean, 0);
        int[] axes = attributes.integers("axes");
        if (mean.getInputCount() > 1) {
            axes = constant(mean.getInput(1))
                    .map(constant -> Arrays.stream(constant.integers())
                            .mapToInt(axis -> (int) axis)
                            .toArray())
                    .orElse(axes);
        }
        int[] ordered = Arrays.stream(axes).sorted().toArray();
        boolean last = ordered.length > 0 && attributes.flag("keepdims", true);
        for (int i = 0; i < ordered.length; i++) {
            last &= ordered[i] == i - ordered.length;
        }
        return last ? ordered : new int[0];
    }
}
