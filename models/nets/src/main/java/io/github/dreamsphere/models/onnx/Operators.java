package io.github.dreamsphere.models.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All supported operators. */
final class Operators {
    private static final Map<String, OnnxOperator> LAYERS = layers();

    private Operators() {}

    private static Map<String, OnnxOperator> layers() {
        Map<String, OnnxOperator> operators = new HashMap<>();
        for (Map<String, OnnxOperator> some : List.of(
                WindowOperators.OPERATORS,
                PointwiseOperators.OPERATORS,
                ArithmeticOperators.OPERATORS,
                MatrixOperators.OPERATORS,
                NormalisationOperators.OPERATORS,
                ReductionOperators.OPERATORS,
                ShapeOperators.OPERATORS,
                SliceOperators.OPERATORS,
                SpatialOperators.OPERATORS)) {
            operators.putAll(some);
        }
        return operators;
    }

    /** The operator for this node: a folding one if its inputs depend on nothing but the image size. */
    static OnnxOperator of(NodeContext context) {
        OnnxNode node = context.node();
        boolean known =
                node.proto().getDomain().isEmpty() || node.proto().getDomain().equals("ai.onnx");
        boolean constant = context.inputs().stream().filter(Objects::nonNull).allMatch(Constant.class::isInstance);
        boolean measured = node.type().equals("Shape") || node.type().equals("Size");
        Map<String, OnnxOperator> operators = constant || measured ? ConstantFolding.OPERATORS : LAYERS;
        OnnxOperator operator = operators.get(node.type());
        if (!known || operator == null) {
            String domain = known ? "" : node.proto().getDomain() + ".";
            throw node.fail("the operator " + domain + node.type() + " is not supported"
                    + (constant && LAYERS.containsKey(node.type()) ? " for constants" : ""));
        }
        return operator;
    }
}
