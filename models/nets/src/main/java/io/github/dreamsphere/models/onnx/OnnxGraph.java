package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Constant;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pick;
import io.github.dreamsphere.models.net.Rearrange;
import io.github.dreamsphere.models.onnx.OnnxFormat.Graph;
import io.github.dreamsphere.models.onnx.OnnxFormat.ValueInfo;
import io.github.dreamsphere.models.onnx.OnnxNode.UnreadableException;
import io.github.dreamsphere.models.onnx.OnnxNode.UnsupportedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Converts a graph to a net node by node, keeping the value of every tensor. */
final class OnnxGraph {
    private static final int DEEPEST = 32;

    private final Graph graph;
    private final int opset;
    private final OnnxTensor tensors;
    private final Consumer<String> notes;
    private final Map<String, OnnxValue> values = new HashMap<>();

    /** Why nodes were left out, by their names. */
    private final Map<String, UnsupportedException> leftOut = new java.util.LinkedHashMap<>();

    private int depending;

    /** @param notes receives a line about nodes that are left out */
    OnnxGraph(Graph graph, int opset, OnnxTensor tensors, Consumer<String> notes) {
        this.graph = graph;
        this.opset = opset;
        this.tensors = tensors;
        this.notes = notes;
    }

    /** The net, named {@code name}. */
    Net net(String name, ImageSpec spec) {
        if (graph.getSparseInitializerCount() > 0) {
            throw new UnreadableException("has sparse weights, which are not supported");
        }
        OnnxInput input = OnnxInput.of(graph, spec);
        Set<String> outputs =
                graph.getOutputList().stream().map(ValueInfo::getName).collect(Collectors.toSet());
        NetBuilder net = new NetBuilder(input.probes(), input.batch(), outputs, tensors);
        values.put(input.name(), input.declare(net));
        readConstants(graph, net);
        List<OnnxNode> nodes = LayerNormFolding.fold(graph, values, tensors).stream()
                .map(node -> new OnnxNode(node, opset))
                .toList();
        for (OnnxNode node : GraphOrder.of(nodes, values.keySet())) {
            follow(node, net, 0);
        }
        requireLayers(net, input);
        leftOut.values().stream().findFirst().ifPresent(first -> notes.accept(note(first)));
        return new Net(name, spec, input.name(), net.layers());
    }

    private void readConstants(Graph from, NetBuilder net) {
        for (OnnxFormat.Tensor tensor : from.getInitializerList()) {
            try {
                values.put(tensor.getName(), tensors.read(tensor, net.probes().count()));
                net.types().put(tensor.getName(), tensor.getDataType());
            } catch (UnsupportedException e) {
                leftOut.put(tensor.getName(), e);
                values.put(tensor.getName(), new Unknown());
            }
        }
    }

    /** Throws if the net computes nothing: because no node reads the image, or because none of those is supported. */
    private void requireLayers(NetBuilder net, OnnxInput input) {
        boolean computes = net.layers().stream().anyMatch(layer -> computes(layer.op()));
        boolean any = !net.layers().isEmpty();
        if (!computes && !leftOut.isEmpty()) {
            throw leftOut.values().iterator().next();
        }
        if (!any) {
            throw new UnreadableException("no node reads input '" + input.name() + "'");
        }
    }

    private static boolean computes(Op op) {
        return !(op instanceof Identity || op instanceof Rearrange || op instanceof Constant || op instanceof Pick);
    }

    private String note(UnsupportedException first) {
        int others = leftOut.size() - 1;
        String more = others == 0 ? "" : " and " + others + (others == 1 ? " other node" : " other nodes");
        return "left out " + first.getMessage() + more
                + (depending == 0 ? "" : ", and " + depending + " that read their results");
    }

    private void follow(OnnxNode node, NetBuilder net, int depth) {
        int layers = net.layers().size();
        try {
            if (depends(node)) {
                depending++;
                node.outputs().forEach(output -> values.put(output, new Unknown()));
            } else if (node.type().equals("If") && node.domain().isEmpty()) {
                choose(node, net, depth);
            } else {
                read(node, net);
            }
        } catch (UnsupportedException e) {
            leftOut.put(node.name(), e);
            net.forgetFrom(layers);
            node.outputs().forEach(output -> values.put(output, new Unknown()));
        } catch (ArithmeticException e) {
            throw node.fail("its sizes are too large");
        } catch (IllegalArgumentException e) {
            throw node.fail(String.valueOf(e.getMessage()));
        } catch (IndexOutOfBoundsException e) {
            throw node.fail("its inputs do not have the shapes that it needs");
        }
    }

    private boolean depends(OnnxNode node) {
        return node.proto().getInputList().stream().anyMatch(input -> values.get(input) instanceof Unknown);
    }

    /**
     * Follows the branch that the condition chooses, which must be constant; PyTorch writes such nodes for a squeeze.
     */
    private void choose(OnnxNode node, NetBuilder net, int depth) {
        if (depth > DEEPEST) {
            throw node.fail("branches are nested more than " + DEEPEST + " deep");
        }
        if (node.proto().getInputCount() != 1) {
            throw node.fail("it takes one input, a condition");
        }
        OnnxValue condition = values.get(node.proto().getInput(0));
        if (!(condition instanceof io.github.dreamsphere.models.onnx.Constant constant) || !constant.fixed()) {
            throw node.unsupported("its condition depends on the image or its size");
        }
        OnnxFormat.Graph branch = node.graph(constant.at(0, 0) != 0 ? "then_branch" : "else_branch")
                .orElseThrow(() -> node.fail("a branch is missing"));
        readConstants(branch, net);
        List<OnnxNode> nodes = branch.getNodeList().stream()
                .map(proto -> new OnnxNode(proto, opset))
                .toList();
        for (OnnxNode inner : GraphOrder.of(nodes, values.keySet())) {
            follow(inner, net, depth + 1);
        }
        for (int i = 0; i < node.outputs().size() && i < branch.getOutputCount(); i++) {
            OnnxValue value = values.get(branch.getOutput(i).getName());
            if (value == null) {
                throw node.fail(
                        "its branch does not compute '" + branch.getOutput(i).getName() + "'");
            }
            NodeContext context = new NodeContext(node, List.of(), net);
            values.put(node.outputs().get(i), named(context, node.outputs().get(i), value));
        }
    }

    private void read(OnnxNode node, NetBuilder net) {
        List<OnnxValue> inputs = new ArrayList<>();
        for (String input : node.proto().getInputList()) {
            inputs.add(input.isEmpty() ? null : values.get(input));
        }
        NodeContext context = new NodeContext(node, Collections.unmodifiableList(inputs), net);
        List<OnnxValue> outputs = Operators.of(context).read(context);
        node.requireAllLooked();
        if (node.type().equals("Constant")) {
            node.tensor("value").ifPresent(tensor -> net.types().put(node.output(), tensor.getDataType()));
        }
        for (int i = 0; i < node.outputs().size(); i++) {
            String output = node.outputs().get(i);
            values.put(output, i < outputs.size() ? named(context, output, outputs.get(i)) : new Unknown());
        }
    }

    /**
     * Gives the tensor a blob of its own name, even if it is only a view of another blob. A view that is not [1,
     * channels, height, width] gets none, unless it is an output of the graph, whose values then are in the order of
     * the tensor's.
     */
    private static OnnxValue named(NodeContext context, String output, OnnxValue value) {
        if (output.isEmpty()
                || !(value instanceof FeatureMap map)
                || context.net().has(output)) {
            return value;
        }
        if (BlobOrder.isPlain(context, map)) {
            return map.withBlob(context.add(new Identity(), output, map.blob()));
        }
        if (context.net().gives(output)) {
            context.add(new Identity(), output, BlobOrder.blob(context, map, AxisLayout.inOrder(map)));
        }
        return value;
    }
}
