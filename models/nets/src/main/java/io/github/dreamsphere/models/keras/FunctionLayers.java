package io.github.dreamsphere.models.keras;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Functions in the place of layers: those of {@code keras.ops} and operators in files of Keras 3, and those of
 * TensorFlow in files of Keras 2, where the layer is a {@code TFOpLambda}.
 */
final class FunctionLayers {
    private static final Map<String, String> ARITHMETIC = Map.ofEntries(
            Map.entry("add", "add"),
            Map.entry("add_v2", "add"),
            Map.entry("subtract", "subtract"),
            Map.entry("sub", "subtract"),
            Map.entry("multiply", "multiply"),
            Map.entry("mul", "multiply"),
            Map.entry("divide", "divide"),
            Map.entry("truediv", "divide"),
            Map.entry("true_divide", "divide"),
            Map.entry("realdiv", "divide"),
            Map.entry("div", "divide"),
            Map.entry("maximum", "maximum"),
            Map.entry("minimum", "minimum"));

    private static final Set<String> CURVES = Set.of(
            "relu",
            "relu6",
            "sigmoid",
            "tanh",
            "elu",
            "selu",
            "softplus",
            "softsign",
            "silu",
            "swish",
            "exp",
            "softmax",
            "hard_silu",
            "hard_swish");

    private FunctionLayers() {}

    static Value read(LayerContext context) throws IOException {
        String function = name(context);
        String operation = ARITHMETIC.get(function);
        if (operation != null) {
            return MergeLayers.arithmetic(context, operation);
        }
        boolean plain = context.arguments().named().size() == 0 || function.equals("relu");
        if (CURVES.contains(function) && plain && context.arguments().operands().size() == 1) {
            return Curves.named(context, context.input(), function);
        }
        throw new UnsupportedLayerException("is the function '" + function + "', which is not supported");
    }

    /** {@code math.add}, {@code __operators__.add} or the class {@code Add}: the last word in small letters. */
    private static String name(LayerContext context) {
        String function = context.settings()
                .text("function")
                .orElse(SnakeCase.of(context.layer().kind()));
        return function.substring(function.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
