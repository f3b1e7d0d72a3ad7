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
import io.github.dreamsphere.models.onnx.Atom.Source;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Operators that work on each value alone: they do not mind in which order a view counts the values. */
final class Pointwise {
    private static final float SELU_ALPHA = 1.6732632f;
    private static final float SELU_GAMMA = 1.0507010f;
    private static final float GELU_CUBIC = 0.044715f;

    static final Map<String, Operator> OPERATORS = operators();

    private Pointwise() {}

    private static Map<String, Operator> operators() {
        Map<String, Operator> operators = new HashMap<>();
        operators.put("Relu", unary(call -> Relu.PLAIN));
        operators.put("LeakyRelu", unary(call -> new Relu(call.node().real("alpha", 0.01f))));
        operators.put("Sigmoid", unary(call -> Activation.of(Curve.SIGMOID)));
        operators.put("Tanh", unary(call -> Activation.of(Curve.TANH)));
        operators.put("Softplus", unary(call -> Activation.of(Curve.SOFTPLUS)));
        operators.put("Softsign", unary(call -> Activation.of(Curve.SOFTSIGN)));
        operators.put("Erf", unary(call -> Activation.of(Curve.ERF)));
        operators.put("Exp", unary(call -> Activation.of(Curve.EXP)));
        operators.put("Log", unary(call -> Activation.of(Curve.LOG)));
        operators.put("Abs", unary(call -> Activation.of(Curve.ABS)));
        operators.put("Sqrt", unary(call -> new Activation(Curve.POWER, 0.5f, 0)));
        operators.put("Reciprocal", unary(call -> new Activation(Curve.POWER, -1, 0)));
        operators.put("Neg", unary(call -> affine(call, -1, 0)));
        operators.put("Elu", unary(call -> new Activation(Curve.ELU, call.node().real("alpha", 1), 0)));
        operators.put("Clip", unary(Pointwise::clip));
        operators.put("HardSigmoid", unary(Pointwise::hardSigmoid));
        operators.put("Identity", unary(call -> new Identity()));
        operators.put("Dropout", unary(call -> new Identity()));
        operators.put("Cast", unary(call -> new Identity()));
        operators.put("PRelu", Operator.of(Pointwise::prelu));
        operators.put("Selu", Operator.of(Pointwise::selu));
        operators.put("Celu", Operator.of(Pointwise::celu));
        operators.put("HardSwish", Operator.of(call -> times(call, new Activation(Curve.HARD_SIGMOID, 1f / 6, 0.5f))));
        operators.put("Mish", Operator.of(Pointwise::mish));
        operators.put("Gelu", Operator.of(Pointwise::gelu));
        operators.put("Softmax", Operator.of(call -> softmax(call, false)));
        operators.put("LogSoftmax", Operator.of(call -> softmax(call, true)));
        return operators;
    }

    private static Operator unary(Function<Call, Op> op) {
        return Operator.of(call -> {
            FeatureMap map = call.map(0);
            return map.withBlob(call.write(op.apply(call), map.blob()));
        });
    }

    /** {@code scale · x + shift} for every channel of the first input. */
    static Affine affine(Call call, float scale, float shift) {
        int channels = call.net().channels(call.map(0).blob());
        return new Affine(filled(channels, scale), filled(channels, shift));
    }

    private static Tensor filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return Tensor.of(values);
    }

    private static Op clip(Call call) {
        float low = bound(call, 1, "min", -Float.MAX_VALUE);
        float high = bound(call, 2, "max", Float.MAX_VALUE);
        return new Activation(Curve.CLIP, low, high);
    }

    private static float bound(Call call, int input, String attribute, float otherwise) {
        return call.has(input) ? call.weights(input).floats()[0] : call.node().real(attribute, otherwise);
    }

    private static Op hardSigmoid(Call call) {
        return new Activation(
                Curve.HARD_SIGMOID, call.node().real("alpha", 0.2f), call.node().real("beta", 0.5f));
    }

    private static Value prelu(Call call) {
        FeatureMap map = call.map(0);
        float[] slopes = Broadcast.channels(call, map, call.weights(1));
        return map.withBlob(call.write(new PRelu(Tensor.of(slopes)), map.blob()));
    }

    private static Value selu(Call call) {
        FeatureMap map = call.map(0);
        float gamma = call.node().real("gamma", SELU_GAMMA);
        String elu = call.step("elu", new Activation(Curve.ELU, call.node().real("alpha", SELU_ALPHA), 0), map.blob());
        return map.withBlob(call.write(affine(call, gamma, 0), elu));
    }

    /** {@code alpha · elu(x / alpha)}. */
    private static Value celu(Call call) {
        FeatureMap map = call.map(0);
        float alpha = call.node().real("alpha", 1);
        String scaled = call.step("scaled", affine(call, 1 / alpha, 0), map.blob());
        String elu = call.step("elu", new Activation(Curve.ELU, 1, 0), scaled);
        return map.withBlob(call.write(affine(call, alpha, 0), elu));
    }

    /** {@code x · gate(x)}. */
    private static Value times(Call call, Op gate) {
        FeatureMap map = call.map(0);
        String opened = call.step("gate", gate, map.blob());
        return map.withBlob(call.write(Eltwise.product(), map.blob(), opened));
    }

    /** {@code x · tanh(softplus(x))} (Misra 2019). */
    private static Value mish(Call call) {
        FeatureMap map = call.map(0);
        String softplus = call.step("softplus", Activation.of(Curve.SOFTPLUS), map.blob());
        String gate = call.step("gate", Activation.of(Curve.TANH), softplus);
        return map.withBlob(call.write(Eltwise.product(), map.blob(), gate));
    }

    /** {@code x · (1 + erf(x / √2)) / 2} (Hendrycks and Gimpel 2016), or with a tanh near it. */
    private static Value gelu(Call call) {
        FeatureMap map = call.map(0);
        String curve =
                switch (call.node().text("approximate", "none")) {
                    case "none" ->
                        call.step(
                                "erf",
                                Activation.of(Curve.ERF),
                                call.step("scaled", affine(call, (float) Math.sqrt(0.5), 0), map.blob()));
                    case "tanh" -> tanhOfCubic(call, map.blob());
                    default -> throw call.node().fail("approximate must be none or tanh");
                };
        String gate = call.step("gate", affine(call, 0.5f, 0.5f), curve);
        return map.withBlob(call.write(Eltwise.product(), map.blob(), gate));
    }

    /** {@code tanh(√(2 / π) · (x + 0.044715 · x³))}. */
    private static String tanhOfCubic(Call call, String blob) {
        float factor = (float) Math.sqrt(2 / Math.PI);
        String cube = call.step("cube", Eltwise.product(), blob, blob, blob);
        String cubic = call.step("cubic", Eltwise.sum(factor, factor * GELU_CUBIC), blob, cube);
        return call.step("tanh", Activation.of(Curve.TANH), cubic);
    }

    private static Value softmax(Call call, boolean logarithm) {
        FeatureMap map = call.map(0);
        int axis = call.axis(call.node().integer("axis", call.node().opset() < 13 ? 1 : -1), map.rank());
        if (!map.holdsOnly(axis, Source.CHANNEL) || !map.holdsAll(axis, Source.CHANNEL)) {
            throw call.node().fail("only a softmax over all channels is read");
        }
        if (!logarithm) {
            return map.withBlob(call.write(new Softmax(), map.blob()));
        }
        String softmax = call.step("softmax", new Softmax(), map.blob());
        return map.withBlob(call.write(Activation.of(Curve.LOG), softmax));
    }
}
