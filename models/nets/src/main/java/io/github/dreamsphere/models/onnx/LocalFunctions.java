package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.onnx.OnnxFormat.Attribute;
import io.github.dreamsphere.models.onnx.OnnxFormat.Function;
import io.github.dreamsphere.models.onnx.OnnxFormat.Graph;
import io.github.dreamsphere.models.onnx.OnnxFormat.Model;
import io.github.dreamsphere.models.onnx.OnnxFormat.Node;
import io.github.dreamsphere.models.onnx.OnnxNode.UnreadableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces calls of a file's own functions by the nodes of these functions. */
final class LocalFunctions {
    private static final int DEEPEST = 16;
    private static final int MOST_NODES = 1_000_000;

    private final Map<String, Function> functions = new HashMap<>();
    private int calls;

    private LocalFunctions(Model model) {
        model.getFunctionsList()
                .forEach(function ->
                        functions.put(key(function.getDomain(), function.getName(), function.getOverload()), function));
    }

    /** The graph of {@code model} without calls. */
    static Graph inline(Model model) {
        if (model.getFunctionsCount() == 0) {
            return model.getGraph();
        }
        LocalFunctions functions = new LocalFunctions(model);
        Graph.Builder graph = model.getGraph().toBuilder().clearNode();
        Deque<Call> waiting = new ArrayDeque<>();
        model.getGraph().getNodeList().forEach(node -> waiting.add(new Call(node, 0)));
        while (!waiting.isEmpty()) {
            Call call = waiting.remove();
            Function function = functions.of(call.node());
            if (function == null) {
                graph.addNode(call.node());
            } else {
                List<Node> body = functions.body(function, call);
                for (int i = body.size() - 1; i >= 0; i--) {
                    waiting.addFirst(new Call(body.get(i), call.depth() + 1));
                }
            }
            if (graph.getNodeCount() + waiting.size() > MOST_NODES) {
                throw new UnreadableException("its functions make more than " + MOST_NODES + " nodes");
            }
        }
        return graph.build();
    }

    /** A node, and how many functions it is inside of. */
    private record Call(Node node, int depth) {}

    private static String key(String domain, String name, String overload) {
        return domain + "\n" + name + "\n" + overload;
    }

    private Function of(Node node) {
        return functions.get(key(node.getDomain(), node.getOpType(), node.getOverload()));
    }

    private List<Node> body(Function function, Call call) {
        Node caller = call.node();
        if (call.depth() >= DEEPEST) {
            throw new UnreadableException(
                    "the function " + function.getName() + " is nested more than " + DEEPEST + " deep");
        }
        Map<String, String> names = new HashMap<>();
        for (int i = 0; i < function.getInputCount(); i++) {
            names.put(function.getInput(i), i < caller.getInputCount() ? caller.getInput(i) : "");
        }
        for (int i = 0; i < function.getOutputCount(); i++) {
            if (i < caller.getOutputCount() && !caller.getOutput(i).isEmpty()) {
                names.put(function.getOutput(i), caller.getOutput(i));
            }
        }
        String prefix = caller.getName().isEmpty() ? function.getName() + calls++ : caller.getName() + "." + calls++;
        List<Node> body = new ArrayList<>();
        for (Node node : function.getNodeList()) {
            body.add(renamed(node, names, prefix, function, caller));
        }
        return body;
    }

    private static Node renamed(Node node, Map<String, String> names, String prefix, Function function, Node caller) {
        Node.Builder renamed = node.toBuilder().clearInput().clearOutput().clearAttribute();
        node.getInputList().forEach(name -> renamed.addInput(name(name, names, prefix)));
        node.getOutputList().forEach(name -> renamed.addOutput(name(name, names, prefix)));
        if (!node.getName().isEmpty()) {
            renamed.setName(prefix + "/" + node.getName());
        }
        for (Attribute attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                throw new UnreadableException(
                        "the function " + function.getName() + " has branches, which are not supported");
            }
            if (attribute.getRefAttrName().isEmpty()) {
                renamed.addAttribute(attribute);
            } else {
                given(attribute.getRefAttrName(), function, caller)
                        .ifPresent(
                                value -> renamed.addAttribute(value.toBuilder().setName(attribute.getName())));
            }
        }
        return renamed.build();
    }

    private static String name(String name, Map<String, String> names, String prefix) {
        return name.isEmpty() ? name : names.getOrDefault(name, prefix + "/" + name);
    }

    /** The value that a call gives an attribute, or the function's own. */
    private static Optional<Attribute> given(String name, Function function, Node caller) {
        return caller.getAttributeList().stream()
                .filter(attribute -> attribute.getName().equals(name))
                .findFirst()
                .or(() -> function.getAttributeProtoList().stream()
                        .filter(attribute -> attribute.getName().equals(name))
                        .findFirst());
    }
}
