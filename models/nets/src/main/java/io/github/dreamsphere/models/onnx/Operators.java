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

    private static final String SEQUENTIAL = "reads a sequence step by step, which a picture is not";
    private static final String OF_BOXES = "reads boxes that were found in the picture";

    /** Why operators that nets for pictures have at their ends are not supported. */
    private static final Map<String, String> REASONS = Map.of(
            "RNN",
            SEQUENTIAL,
            "LSTM",
            SEQUENTIAL,
            "GRU",
            SEQUENTIAL,
            "Loop",
            SEQUENTIAL,
            "Scan",
            SEQUENTIAL,
            "RoiAlign",
            OF_BOXES,
            "MaxRoiPool",
            OF_BOXES,
            "NonMaxSuppression",
            OF_BOXES,
            "DeformConv",
            "samples the picture at places that other layers compute");

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
            String reason = REASONS.containsKey(name) ? ": it " + REASONS.get(name) : "";
            throw node.unsupported("the operator " + name + " is not supported"
                    + (constant && LAYERS.containsKey(name) ? " for constants" : reason));
        }
        return operator;
    }
}
