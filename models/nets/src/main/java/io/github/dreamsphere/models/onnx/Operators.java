package io.github.dreamsphere.models.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Every node type that is read. */
final class Operators {
    private static final Map<String, Operator> LAYERS = layers();

    private Operators() {}

    private static Map<String, Operator> layers() {
        Map<String, Operator> operators = new HashMap<>();
        for (Map<String, Operator> some : List.of(
                Windows.OPERATORS,
                Pointwise.OPERATORS,
                Arithmetic.OPERATORS,
                Linear.OPERATORS,
                Normalisations.OPERATORS,
                Reductions.OPERATORS,
                Views.OPERATORS,
                Slices.OPERATORS,
                Space.OPERATORS)) {
            operators.putAll(some);
        }
        return operators;
    }

    /** How to read this node: folded if nothing it needs comes from the image but a size. */
    static Operator of(Call call) {
        OnnxNode node = call.node();
        boolean known =
                node.proto().getDomain().isEmpty() || node.proto().getDomain().equals("ai.onnx");
        boolean constant = call.inputs().stream().filter(Objects::nonNull).allMatch(Constant.class::isInstance);
        boolean measured = node.type().equals("Shape") || node.type().equals("Size");
        Map<String, Operator> operators = constant || measured ? Folding.OPERATORS : LAYERS;
        Operator operator = operators.get(node.type());
        if (!known || operator == null) {
            String domain = known ? "" : node.proto().getDomain() + ".";
            throw node.fail("the operator " + domain + node.type() + " is not known"
                    + (constant && LAYERS.containsKey(node.type()) ? " for constants" : ""));
        }
        return operator;
    }
}
