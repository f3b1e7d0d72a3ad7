package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.PRelu;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Softmax;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.HashMap;
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
        operators.put("Relu", unary(context -> Relu.PLAIN));
        operators.put("LeakyRelu", unary(context -> new Relu(context.node().real("alpha", 0.01f))));
        operators.put("Sigmoid", unary(context -> Activation.of(Curve.SIGMOID)));
        operators.put("Tanh", unary(context -> Activation.of(Curve.TANH)));
        operators.put("Softplus", unary(context -> Activation.of(Curve.SOFTPLUS)));
        operators.put("Softsign", unary(context -> Activation.of(Curve.SOFTSIGN)));
        operators.put("Erf", unary(context -> Activation.of(Curve.ERF)));
        operators.put("Exp", unary(context -> Activation.of(Curve.EXP)));
        operators.put("Log", unary(context -> Activation.of(Curve.LOG)));
        operators.put("Abs", unary(context -> Activation.of(Curve.ABS)));
        operators.put("Sqrt", unary(context -> new Activation(Curve.POWER, 0.5f, 0)));
        operators.put("Reciprocal", unary(context -> new Activation(Curve.POWER, -1, 0)));
        operators.put("Neg", unary(context -> affine(context, -1, 0)));
        operators.put(
                "Elu", unary(context -> new Activation(Curve.ELU, context.node().real("alpha", 1), 0)));
        operators.put("Clip", unary(PointwiseOperators::clip));
        operators.put("HardSigmoid", unary(PointwiseOperators::hardSigmoid));
        operators.put("Identity", unary(context -> new Identity()));
        operators.put("Dropout", unary(context -> new Identity()));
        operators.put("Cast", unary(context -> new Identity()));
        operators.put("PRelu", OnnxOperator.of(PointwiseOperators::prelu));
        operators.put("Selu", OnnxOperator.of(PointwiseOperators::selu));
        operators.put("Celu", OnnxOperator.of(PointwiseOperators::celu));
        operators.put(
                "HardSwish",
                OnnxOperator.of(context -> times(context, new Activation(Curve.HARD_SIGMOID, 1f / 6, 0.5f))));
        operators.put("Mish", OnnxOperator.of(PointwiseOperators::mish));
        operators.put("Gelu", OnnxOperator.of(PointwiseOperators::gelu));
        operators.put("Softmax", OnnxOperator.of(context -> softmax(context, false)));
        operators.put("LogSoftmax", OnnxOperator.of(context -> softmax(context, true)));
        return operators;
    }

    private static OnnxOperator unary(Function<NodeContext, Op> op) {
        return OnnxOperator.of(context -> {
            FeatureMap map = context.map(0);
            return map.withBlob(context.write(op.apply(context), map.blob()));
        });
    }

    /** {@code scale · x + shift} for every channel of the first input. */
    static Affine affine(NodeContext context, float scale, float shift) {
        return Affine.uniform(context.net().channels(context.map(0).blob()), scale, shift);
    }

    private static Op clip(NodeContext context) {
        float low = bound(context, 1, "min", -Float.MAX_VALUE);
        float high = bound(context, 2, "max", Float.MAX_VALUE);
        return new Activation(Curve.CLIP, low, high);
    }

    private static float bound(NodeContext context, int input, String attribute, float otherwise) {
        return context.has(input)
                ? context.weights(input).floats()[0]
                : context.node().real(attribute, otherwise);
    }

    private static Op hardSigmoid(NodeContext context) {
        return new Activation(
                Curve.HARD_SIGMOID,
                context.node().real("alpha", 0.2f),
                context.node().real("beta", 0.5f));
    }

    private static OnnxValue prelu(NodeContext context) {
        FeatureMap map = context.map(0);
        float[] slopes = Broadcast.channels(context, map, context.weights(1));
        return map.withBlob(context.write(new PRelu(Tensor.of(slopes)), map.blob()));
    }

    private static OnnxValue selu(NodeContext context) {
        FeatureMap map = context.map(0);
        float gamma = context.node().real("gamma", SELU_GAMMA);
        String elu =
                context.step("elu", new Activation(Curve.ELU, context.node().real("alpha", SELU_ALPHA), 0), map.blob());
        return map.withBlob(context.write(affine(context, gamma, 0), elu));
    }

    /** {@code alpha · elu(x / alpha)}. */
    private static OnnxValue celu(NodeContext context) {
        FeatureMap map = context.map(0);
        float alpha = context.node().real("alpha", 1);
        String scaled = context.step("scaled", affine(context, 1 / alpha, 0), map.blob());
        String elu = context.step("elu", new Activation(Curve.ELU, 1, 0), scaled);
        return map.withBlob(context.write(affine(context, alpha, 0), elu));
    }

    /** {@code x · gate(x)}. */
    private static OnnxValue times(NodeContext context, Op gate) {
        FeatureMap map = context.map(0);
        String opened = context.step("gate", gate, map.blob());
        return map.withBlob(context.write(Eltwise.product(), map.blob(), opened));
    }

    /** {@code x · tanh(softplus(x))} (Misra 2019). */
    private static OnnxValue mish(NodeContext context) {
        FeatureMap map = context.map(0);
        String softplus = context.step("softplus", Activation.of(Curve.SOFTPLUS), map.blob());
        String gate = context.step("gate", Activation.of(Curve.TANH), softplus);
        return map.withBlob(context.write(Eltwise.product(), map.blob(), gate));
    }

    /** {@code x · (1 + erf(x / √2)) / 2} (Hendrycks and Gimpel 2016), or its approximation with a tanh. */
    private static OnnxValue gelu(NodeContext context) {
        FeatureMap map = context.map(0);
        String curve =
                switch (context.node().text("approximate", "none")) {
                    case "none" ->
                        context.step(
                                "erf",
                                Activation.of(Curve.ERF),
                                context.step("scaled", affine(context, (float) Math.sqrt(0.5), 0), map.blob()));
                    case "tanh" -> tanhOfCubic(context, map.blob());
                    default -> throw context.node().fail("approximate must be none or tanh");
                };
        String gate = context.step("gate", affine(context, 0.5f, 0.5f), curve);
        return map.withBlob(context.write(Eltwise.product(), map.blob(), gate));
    }

    /** {@code tanh(√(2 / π) · (x + 0.044715 · x³))}. */
    private static String tanhOfCubic(NodeContext context, String blob) {
        float factor = (float) Math.sqrt(2 / Math.PI);
        String cube = context.step("cube", Eltwise.product(), blob, blob, blob);
        String cubic = context.step("cubic", Eltwise.sum(factor, factor * GELU_CUBIC), blob, cube);
        return context.step("tanh", Activation.of(Curve.TANH), cubic);
    }

    private static OnnxValue softmax(NodeContext context, boolean logarithm) {
        FeatureMap map = context.map(0);
        int axis = context.axis(context.node().integer("axis", context.node().opset() < 13 ? 1 : -1), map.rank());
        if (!map.holdsOnly(axis, Source.CHANNEL) || !map.holdsAll(axis, Source.CHANNEL)) {
            throw context.node().fail("only a softmax over all channels is supported");
        }
        if (!logarithm) {
            return map.withBlob(context.write(new Softmax(), map.blob()));
        }
        String softmax = context.step("softmax", new Softmax(), map.blob());
        return map.withBlob(context.write(Activation.of(Curve.LOG), softmax));
    }
}
