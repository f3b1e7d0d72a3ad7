package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.onnx.OnnxFormat.Graph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Converts a graph to a net node by node, keeping the value of every tensor. */
final class OnnxGraph {
    private final Graph graph;
    private final int opset;
    private final Map<String, OnnxValue> values = new HashMap<>();

    OnnxGraph(Graph graph, int opset) {
        this.graph = graph;
        this.opset = opset;
    }

    /** The net, named {@code name}. */
    Net net(String name, ImageSpec spec) {
        OnnxInput input = OnnxInput.of(graph, spec);
        NetBuilder net = new NetBuilder(input.probes());
        values.put(input.name(), input.declare(net));
        for (OnnxFormat.Tensor tensor : graph.getInitializerList()) {
            values.put(tensor.getName(), OnnxTensor.read(tensor, input.probes().count()));
        }
        List<OnnxNode> nodes = graph.getNodeList().stream()
                .map(node -> new OnnxNode(node, opset))
                .toList();
        for (OnnxNode node : GraphOrder.of(nodes, values.keySet())) {
            follow(node, net);
        }
        if (net.layers().isEmpty()) {
            throw new OnnxNode.UnreadableException("no node reads input '" + input.name() + "'");
        }
        return new Net(name, spec, input.name(), net.layers());
    }

    private void follow(OnnxNode node, NetBuilder net) {
        if (node.type().equals("If")) {
            choose(node, net);
        } else {
            read(node, net);
        }
    }

    /**
     * Follows the branch that the condition chooses, which must be constant; PyTorch writes such nodes for a squeeze.
     */
    private void choose(OnnxNode node, NetBuilder net) {
        OnnxValue condition = values.get(node.proto().getInput(0));
        if (!(condition instanceof Constant constant) || !constant.fixed()) {
            throw node.fail("its condition depends on the image or its size");
        }
        OnnxFormat.Graph branch = node.graph(constant.at(0, 0) != 0 ? "then_branch" : "else_branch")
                .orElseThrow(() -> node.fail("a branch is missing"));
        for (OnnxFormat.Tensor tensor : branch.getInitializerList()) {
            values.put(tensor.getName(), OnnxTensor.read(tensor, net.probes().count()));
        }
        branch.getNodeList().forEach(proto -> follow(new OnnxNode(proto, opset), net));
        for (int i = 0; i < node.outputs().size() && i < branch.getOutputCount(); i++) {
            values.put(node.outputs().get(i), values.get(branch.getOutput(i).getName()));
        }
    }

    private void read(OnnxNode node, NetBuilder net) {
        List<OnnxValue> inputs = new ArrayList<>();
        for (String input : node.proto().getInputList()) {
            inputs.add(input.isEmpty() ? null : values.get(input));
        }
        NodeContext context = new NodeContext(node, inputs, net);
        List<OnnxValue> outputs;
        try {
            outputs = Operators.of(context).read(context);
            for (int i = 0; i < outputs.size() && i < node.outputs().size(); i++) {
                values.put(node.outputs().get(i), named(context, node.outputs().get(i), outputs.get(i)));
            }
        } catch (IllegalArgumentException e) {
            throw node.fail(e.getMessage());
        }
    }

    /**
     * Gives the tensor a blob of its own name, even if it is only a view of another blob. A view that is not [1,
     * channels, height, width] gets none, unless it is an output of the graph.
     */
    private OnnxValue named(NodeContext context, String output, OnnxValue value) {
        if (!(value instanceof FeatureMap map) || context.net().has(output)) {
            return value;
        }
        if (BlobOrder.isPlain(context, map)) {
            return map.withBlob(context.add(new Identity(), output, map.blob()));
        }
        boolean given =
                graph.getOutputList().stream().anyMatch(info -> info.getName().equals(output));
        if (given && map.rank() == 4) {
            return context.net().view(context.add(new Identity(), output, BlobOrder.blob(context, map)));
        }
        return value;
    }
}
