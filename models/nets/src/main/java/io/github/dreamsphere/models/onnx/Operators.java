package io.github.dreamsphere.models.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** All supported operators. Those of other domains have the domain in front of their names. */
final class Operators {
    private static final Map<String, OnnxOperator> LAYERS = union(List.of(
            WindowOperators.OPERATORS,
            PointwiseOperators.OPERATORS,
            ArithmeticOperators.OPERATORS,
            AttentionOperators.OPERATORS,
            ChoiceOperators.OPERATORS,
            GridOperators.OPERATORS,
            IndexOperators.OPERATORS,
            MatrixOperators.OPERATORS,
            NormalisationOperators.OPERATORS,
            QuantisationOperators.OPERATORS,
            ReductionOperators.OPERATORS,
            ShapeOperators.OPERATORS,
            SliceOperators.OPERATORS,
            SpatialOperators.OPERATORS));

    private static final Map<String, OnnxOperator> FOLDED =
            union(List.of(ConstantFolding.OPERATORS, GridOperators.FOLDED, QuantisationOperators.FOLDED));

    private Operators() {}

    private static Map<String, OnnxOperator> union(List<Map<String, OnnxOperator>> parts) {
        Map<String, OnnxOperator> operators = new HashMap<>();
        parts.forEach(operators::putAll);
        return Map.copyOf(operators);
    }

    /** The names of operators that read the image. */
    static Set<String> names() {
        return LAYERS.keySet();
    }

    /** The operator for this node: a folding one if its inputs depend on nothing but the image size. */
    static OnnxOperator of(NodeContext context) {
        OnnxNode node = context.node();
        boolean constant = context.inputs().stream().filter(Objects::nonNull).allMatch(Constant.class::isInstance);
        boolean measured = node.type().equals("Shape") || node.type().equals("Size");
        String name = node.domain().isEmpty() ? node.type() : node.domain() + "." + node.type();
        OnnxOperator operator = (constant || measured ? FOLDED : LAYERS).get(name);
        if (operator == null) {
            throw node.unsupported("the operator " + name + " is not supported"
                    + (constant && LAYERS.containsKey(name) ? " for constants" : ""));
        }
        return operator;
    }
}
