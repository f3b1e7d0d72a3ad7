package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.Softmax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * The graph of a pass: a node for each layer and for each blob with several readers, an edge for each reader, and the
 * lifetime of all memory. Time is 0 for the input, 1…n for the nodes forward, n+1 for the caller, and then backward
 * through the nodes to 2n+2 for the input's gradient.
 */
final class PassGraph {
    private final boolean backward;
    private final MemoryLayout layout;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Queue<Edge>> waiting = new HashMap<>();
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Shape> shapes;

    /** Values that have other readers, or that their writer needs unchanged for its gradient. */
    private final Set<Storage> untouchable = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Edge input;
    private final List<Edge> outputs = new ArrayList<>();

    /**
     * @param net the part of the network that computes the blobs
     * @param blobs the blobs that the caller reads and, in a backward pass, provides gradients of
     * @param blocked true for the layouts of oneDNN
     */
    PassGraph(Net net, List<String> blobs, int width, int height, boolean backward, boolean blocked) {
        this.backward = backward;
        this.layout = blocked ? MemoryLayout.BLOCKED : MemoryLayout.HWC;
        this.shapes = net.shapes(width, height);
        net.layers().forEach(layer -> layer.inputs().forEach(blob -> readers.merge(blob, 1, Integer::sum)));
        blobs.forEach(blob -> readers.merge(blob, 1, Integer::sum));
        List<Layer> layers = net.layers().stream().map(this::sized).toList();
        input = edge(shapes.get(net.input()), blocked ? imageLayout(net.input(), layers) : layout, backward);
        untouchable.add(input.value());
        spread(net.input(), input);
        layers.forEach(this::add);
        blobs.forEach(blob -> outputs.add(waiting.get(blob).remove()));
    }

    /** The layer with its op for inputs of the shapes they have in this pass. */
    private Layer sized(Layer layer) {
        Op op = layer.op().over(layer.inputs().stream().map(shapes::get).toList());
        return op == layer.op() ? layer : new Layer(layer.name(), op, layer.inputs(), layer.output());
    }

    /** An image that only convolutions read stays planar, as its few channels would not fill a block. */
    private static MemoryLayout imageLayout(String image, List<Layer> layers) {
        boolean convolved = layers.stream()
                .filter(layer -> layer.inputs().contains(image))
                .allMatch(
                        layer -> layer.op() instanceof Convolution convolution && ImageGradient.supports(convolution));
        return convolved ? MemoryLayout.CHW : MemoryLayout.BLOCKED;
    }

    private static Edge edge(Shape shape, MemoryLayout layout, boolean backward) {
        long length = layout.length(shape);
        return new Edge(shape, layout, new Storage(length), backward ? new Storage(length) : null);
    }

    private void add(Layer layer) {
        List<Edge> inputs =
                layer.inputs().stream().map(blob -> waiting.get(blob).remove()).toList();
        Edge output = output(layer.op(), shapes.get(layer.output()), inputs);
        nodes.add(new Node(layer.op(), inputs, List.of(output)));
        spread(layer.output(), output);
    }

    private Edge output(Op op, Shape shape, List<Edge> inputs) {
        if (inputs.isEmpty()) {
            return edge(shape, layout, backward);
        }
        Edge first = inputs.get(0);
        if (op instanceof Identity) {
            return new Edge(shape, first.layout(), first.value(), first.gradient());
        }
        boolean inPlace = op instanceof Relu relu && relu.negativeSlope() >= 0 && !untouchable.contains(first.value());
        Edge output = inPlace
                ? new Edge(shape, first.layout(), first.value(), first.gradient())
                : edge(shape, layout, backward);
        if (op instanceof Concat && layout == MemoryLayout.BLOCKED) {
            writeInPlace(inputs, output);
        }
        if (op instanceof Lrn || op instanceof Softmax) {
            untouchable.add(output.value());
        }
        return output;
    }

    /** Places the inputs of a concatenation in its output if they start at a block of channels. */
    private void writeInPlace(List<Edge> inputs, Edge output) {
        int channel = 0;
        for (Edge part : inputs) {
            long offset = MemoryLayout.offset(output.shape(), channel);
            boolean fits = channel % MemoryLayout.BLOCK == 0
                    && offset + part.value().length() <= output.value().length();
            if (fits && part.value() != input.value()) {
                if (untouchable.contains(part.value())) {
                    untouchable.add(output.value());
                }
                becomePart(part.value(), output.value(), offset);
                becomePart(part.gradient(), output.gradient(), offset);
            }
            channel += part.shape().channels();
        }
    }

    private static void becomePart(Storage part, Storage whole, long offset) {
        if (part != null && !part.isPart()) {
            part.becomePartOf(whole, offset);
        }
    }

    /** Gives each reader of {@code blob} an edge: all share the value, each has its own gradient. */
    private void spread(String blob, Edge edge) {
        int count = readers.getOrDefault(blob, 0);
        Queue<Edge> edges = new ArrayDeque<>();
        if (count == 1) {
            edges.add(edge);
        } else {
            untouchable.add(edge.value());
            for (int i = 0; i < count; i++) {
                edges.add(new Edge(
                        edge.shape(),
                        edge.layout(),
                        edge.value(),
                        backward ? new Storage(edge.value().length()) : null));
            }
            nodes.add(new Node(null, List.of(edge), List.copyOf(edges)));
        }
        waiting.put(blob, edges);
    }

    List<Node> nodes() {
        return nodes;
    }

    Edge input() {
        return input;
    }

    List<Edge> outputs() {
        return outputs;
    }

    /** All storages, with their lifetimes. */
    List<Storage> storages() {
        int end = nodes.size() + 1;
        Set<Storage> storages = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).touch(i + 1, 2 * end - i - 1);
            nodes.get(i).inputs().forEach(edge -> add(edge, storages));
            nodes.get(i).outputs().forEach(edge -> add(edge, storages));
        }
        add(input, storages);
        input.value().touch(0);
        outputs.forEach(edge -> touchOutside(edge, end));
        if (backward) {
            outputs.forEach(edge -> edge.value().touch(2 * end));
            input.gradient().touch(2 * end);
        }
        return List.copyOf(storages);
    }

    private static void touchOutside(Edge output, int moment) {
        output.value().touch(moment);
        if (output.gradient() != null) {
            output.gradient().touch(moment);
        }
    }

    private static void add(Edge edge, Set<Storage> storages) {
        storages.add(edge.value());
        if (edge.gradient() != null) {
            storages.add(edge.gradient());
        }
    }
}
