package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.LogSoftmax;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Softmax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Elementwise operators, for which the order of values in a view does not matter. */
final class PointwiseOperators {
    private static final float SELU_ALPHA = 1.6732632f;
    private static final float SELU_GAMMA = 1.0507010f;
    private static final float GELU_CUBIC = 0.044715f;

    static final Map<String, OnnxOperator> OPERATORS = operators();

    private PointwiseOperators() {}

    private static Map<String, OnnxOperator> operators() {
        Map<String, OnnxOperator> operators = new HashMap<>();
        curves().forEach((type, curve) -> operators.put(type, unary(context -> Activation.of(curve))));
        operators.put("Relu", unary(context -> Relu.PLAIN));
        operators.put("LeakyRelu", unary(context -> new Relu(context.node().real("alpha", 0.01f))));
        operators.put("Sqrt", unary(context -> new Activation(Curve.POWER, 0.5f, 0)));
        operators.put("Reciprocal", unary(context -> new Activation(Curve.POWER, -1, 0)));
        operators.put("Neg", unary(context -> affine(context, -1, 0)));
        operators.put(
                "Elu", unary(context -> new Activation(Curve.ELU, context.node().real("alpha", 1), 0)));
        operators.put(
                "ThresholdedRelu",
                unary(context -> new Activation(Curve.THRESHOLD, context.node().real("alpha", 1), 0)));
        operators.put(
                "Shrink",
                unary(context -> new Activation(
                        Curve.SHRINK,
                        context.node().real("lambd", 0.5f),
                        context.node().real("bias", 0))));
        operators.put("Clip", unary(PointwiseOperators::clip));
        operators.put("HardSigmoid", unary(PointwiseOperators::hardSigmoid));
        operators.put("Identity", unary(context -> new Identity()));
        operators.put("Dropout", unary(PointwiseOperators::dropout));
        operators.put("Cast", unary(PointwiseOperators::cast));
        operators.put("CastLike", OnnxOperator.of(PointwiseOperators::castLike));
        operators.put("Selu", OnnxOperator.of(PointwiseOperators::selu));
        operators.put("Celu", OnnxOperator.of(PointwiseOperators::celu));
        operators.put(
                "HardSwish",
                OnnxOperator.of(context -> times(context, new Activation(Curve.HARD_SIGMOID, 1f / 6, 0.5f))));
        operators.put("Swish", OnnxOperator.of(PointwiseOperators::swish));
        operators.put("com.microsoft.QuickGelu", OnnxOperator.of(PointwiseOperators::quickGelu));
        operators.put("Mish", OnnxOperator.of(PointwiseOperators::mish));
        operators.put("Gelu", OnnxOperator.of(PointwiseOperators::gelu));
        operators.put("com.microsoft.Gelu", OnnxOperator.of(context -> gelu(context, context.map(0), "none")));
        operators.put("com.microsoft.FastGelu", OnnxOperator.of(PointwiseOperators::fastGelu));
        operators.put("com.microsoft.BiasGelu", OnnxOperator.of(PointwiseOperators::biasGelu));
        operators.put("Softmax", OnnxOperator.of(context -> softmax(context, new Softmax())));
        operators.put("LogSoftmax", OnnxOperator.of(context -> softmax(context, new LogSoftmax())));
        return operators;
    }

    private static Map<String, Curve> curves() {
        Map<String, Curve> curves = new HashMap<>();
        curves.put("Sigmoid", Curve.SIGMOID);
        curves.put("Tanh", Curve.TANH);
        curves.put("Softplus", Curve.SOFTPLUS);
        curves.put("Softsign", Curve.SOFTSIGN);
        curves.put("Erf", Curve.ERF);
        curves.put("Exp", Curve.EXP);
        curves.put("Log", Curve.LOG);
        curves.put("Abs", Curve.ABS);
        curves.put("Sin", Curve.SIN);
        curves.put("Cos", Curve.COS);
        curves.put("Tan", Curve.TAN);
        curves.put("Asin", Curve.ASIN);
        curves.put("Acos", Curve.ACOS);
        curves.put("Atan", Curve.ATAN);
        curves.put("Sinh", Curve.SINH);
        curves.put("Cosh", Curve.COSH);
        curves.put("Asinh", Curve.ASINH);
        curves.put("Acosh", Curve.ACOSH);
        curves.put("Atanh", Curve.ATANH);
        curves.put("Floor", Curve.FLOOR);
        curves.put("Ceil", Curve.CEIL);
        curves.put("Round", Curve.ROUND);
        curves.put("Sign", Curve.SIGN);
        return curves;
    }

    private static OnnxOperator unary(Function<NodeContext, Op> op) {
        return OnnxOperator.of(context -> {
            FeatureMap map = context.map(0);
            return context.write(op.apply(context), map, map.blob());
        });
    }

    /** Outside training, or if it drops nothing, a dropout changes nothing. */
    private static Op dropout(NodeContext context) {
        float ratio = context.has(1) ? context.number(1) : context.node().real("ratio", 0.5f);
        context.node().ignore("seed", "is_test");
        boolean training = context.has(2) && context.weights(2).at(0, 0) != 0;
        if (training && ratio != 0) {
            throw context.node().unsupported("the file is in training mode; export it for inference");
        }
        return new Identity();
    }

    /** Feature maps are floats. */
    private static OnnxValue castLike(NodeContext context) {
        context.node().ignore("saturate", "round_mode");
        if (context.has(0) && !context.isMap(0)) {
            return context.constant(0).asIntegral(false);
        }
        FeatureMap map = context.map(0);
        boolean integral =
                context.has(1) && !context.isMap(1) && context.constant(1).integral();
        return context.write(integral ? Activation.of(Curve.TRUNCATE) : new Identity(), map, map.blob());
    }

    /** Floats stay floats, of any precision; integers are rounded towards 0. */
    private static Op cast(NodeContext context) {
        context.node().ignore("saturate", "round_mode");
        int type = context.node().integer("to", 1);
        if (ElementType.isFloat(type)) {
            return new Identity();
        }
        if (type == ElementType.BOOL) {
            return Activation.of(Curve.NOT_ZERO);
        }
        if (!ElementType.isInteger(type)) {
            throw context.node().unsupported("a cast to " + ElementType.name(type) + " is not supported");
        }
        return Activation.of(Curve.TRUNCATE);
    }

    /** {@code scale · x + shift} for the first input. */
    static Op affine(NodeContext context, float scale, float shift) {
        return context.linear(context.map(0).blob(), scale, shift);
    }

    private static Op clip(NodeContext context) {
        float low = bound(context, 1, "min", -Float.MAX_VALUE);
        float high = bound(context, 2, "max", Float.MAX_VALUE);
        // Where the bounds cross, ONNX gives the upper one.
        return new Activation(Curve.CLIP, Math.min(low, high), high);
    }

    private static float bound(NodeContext context, int input, String attribute, float otherwise) {
        float bound =
                context.has(input) ? context.number(input) : context.node().real(attribute, otherwise);
        return Math.max(Math.min(bound, Float.MAX_VALUE), -Float.MAX_VALUE);
    }

    private static Op hardSigmoid(NodeContext context) {
        return new Activation(
                Curve.HARD_SIGMOID,
                context.node().real("alpha", 0.2f),
                context.node().real("beta", 0.5f));
    }

    private static OnnxValue selu(NodeContext context) {
        FeatureMap map = context.map(0);
        float gamma = context.node().real("gamma", SELU_GAMMA);
        String elu =
                context.step("elu", new Activation(Curve.ELU, context.node().real("alpha", SELU_ALPHA), 0), map.blob());
        return context.write(affine(context, gamma, 0), map, elu);
    }

    /** {@code alpha · elu(x / alpha)}. */
    private static OnnxValue celu(NodeContext context) {
        FeatureMap map = context.map(0);
        float alpha = context.node().real("alpha", 1);
        String scaled = context.step("scaled", affine(context, 1 / alpha, 0), map.blob());
        String elu = context.step("elu", new Activation(Curve.ELU, 1, 0), scaled);
        return context.write(affine(context, alpha, 0), map, elu);
    }

    /** {@code x · gate(x)}. */
    private static OnnxValue times(NodeContext context, Op gate) {
        FeatureMap map = context.map(0);
        String opened = context.step("gate", gate, map.blob());
        return context.write(Eltwise.product(), map, map.blob(), opened);
    }

    /** {@code x · tanh(softplus(x))} (Misra 2019). */
    private static OnnxValue mish(NodeContext context) {
        FeatureMap map = context.map(0);
        String softplus = context.step("softplus", Activation.of(Curve.SOFTPLUS), map.blob());
        String gate = context.step("gate", Activation.of(Curve.TANH), softplus);
        return context.write(Eltwise.product(), map, map.blob(), gate);
    }

    /** {@code x · sigmoid(alpha · x)}. */
    private static OnnxValue swish(NodeContext context) {
        return gated(context, context.node().real("alpha", 1));
    }

    private static OnnxValue quickGelu(NodeContext context) {
        return gated(context, context.node().real("alpha", 1.702f));
    }

    private static OnnxValue gated(NodeContext context, float alpha) {
        FeatureMap map = context.map(0);
        String scaled = context.step("scaled", affine(context, alpha, 0), map.blob());
        String gate = context.step("gate", Activation.of(Curve.SIGMOID), scaled);
        return context.write(Eltwise.product(), map, map.blob(), gate);
    }

    private static OnnxValue gelu(NodeContext context) {
        return gelu(context, context.map(0), context.node().text("approximate", "none"));
    }

    private static OnnxValue fastGelu(NodeContext context) {
        return gelu(context, context.has(1) ? biased(context) : context.map(0), "tanh");
    }

    private static OnnxValue biasGelu(NodeContext context) {
        return gelu(context, biased(context), "none");
    }

    private static FeatureMap biased(NodeContext context) {
        Alignment aligned = Alignment.of(context, context.inputs().subList(0, 2));
        return aligned.as()
                .withBlob(context.step(
                        "biased", Eltwise.sum(1f, 1f), aligned.blobs().toArray(String[]::new)));
    }

    /** {@code x · (1 + erf(x / √2)) / 2} (Hendrycks and Gimpel 2016), or its approximation with a tanh. */
    private static OnnxValue gelu(NodeContext context, FeatureMap map, String approximation) {
        String curve =
                switch (approximation) {
                    case "none" ->
                        context.step(
                                "erf",
                                Activation.of(Curve.ERF),
                                context.step(
                                        "scaled", context.linear(map.blob(), (float) Math.sqrt(0.5), 0), map.blob()));
                    case "tanh" -> tanhOfCubic(context, map.blob());
                    default -> throw context.node().unsupported("approximate must be none or tanh");
                };
        String gate = context.step("gate", context.linear(map.blob(), 0.5f, 0.5f), curve);
        return context.write(Eltwise.product(), map, map.blob(), gate);
    }

    /** {@code tanh(√(2 / π) · (x + 0.044715 · x³))}. */
    private static String tanhOfCubic(NodeContext context, String blob) {
        float factor = (float) Math.sqrt(2 / Math.PI);
        String cube = context.step("cube", Eltwise.product(), blob, blob, blob);
        String cubic = context.step("cubic", Eltwise.sum(factor, factor * GELU_CUBIC), blob, cube);
        return context.step("tanh", Activation.of(Curve.TANH), cubic);
    }

    /** Over one axis or, in opsets before 13, over it and all axes behind it together. */
    private static OnnxValue softmax(NodeContext context, Op op) {
        FeatureMap map = context.map(0);
        boolean together = context.node().opset() < 13;
        int axis = context.axis(context.node().integer("axis", together ? 1 : -1), map.rank());
        List<Integer> over = together ? AxisLayout.range(axis, map.rank()) : List.of(axis);
        return ChannelwiseOps.along(context, op, map, over);
    }
}
