package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Eltwise;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Quantisation. Feature maps are rounded as the quantised net does, but pass their gradient on as if they were not;
 * quantised weights become floats.
 */
final class QuantisationOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "QuantizeLinear", OnnxOperator.of(QuantisationOperators::quantise),
            "DequantizeLinear", OnnxOperator.of(QuantisationOperators::dequantise),
            "com.microsoft.QuantizeLinear", OnnxOperator.of(QuantisationOperators::quantise),
            "com.microsoft.DequantizeLinear", OnnxOperator.of(QuantisationOperators::dequantise));

    static final Map<String, OnnxOperator> FOLDED = Map.of(
            "DequantizeLinear", OnnxOperator.of(QuantisationOperators::weights),
            "com.microsoft.DequantizeLinear", OnnxOperator.of(QuantisationOperators::weights),
            "QuantizeLinear", OnnxOperator.of(QuantisationOperators::quantisedWeights),
            "com.microsoft.QuantizeLinear", OnnxOperator.of(QuantisationOperators::quantisedWeights));

    private QuantisationOperators() {}

    /** {@code round(x / scale) + zero}, clipped to the type of zero. */
    private static OnnxValue quantise(NodeContext context) {
        context.node().ignore("saturate", "precision");
        FeatureMap map = context.map(0);
        int type = type(context);
        Alignment quotient = Alignment.of(context, List.of(map, parameter(context, map, 1)));
        String divided = context.step(
                "divided", Eltwise.of(Eltwise.Kind.QUOTIENT), quotient.blobs().toArray(String[]::new));
        String rounded = context.step("rounded", Activation.of(Curve.QUANTISE), divided);
        FeatureMap moved = moved(context, quotient.as().withBlob(rounded), 1);
        Activation clip = new Activation(Curve.CLIP, ElementType.least(type), ElementType.greatest(type));
        return context.write(clip, moved, moved.blob());
    }

    private static int type(NodeContext context) {
        int named = context.node().integer("output_dtype", 0);
        int type = named != 0 ? named : context.has(2) ? context.elementType(2) : ElementType.UINT8;
        if (!ElementType.isInteger(type)) {
            throw context.node().unsupported("it quantises to " + ElementType.name(type));
        }
        return type;
    }

    /** {@code (x − zero) · scale}. */
    private static OnnxValue dequantise(NodeContext context) {
        context.node().ignore("output_dtype");
        FeatureMap map = context.map(0);
        FeatureMap centred = moved(context, map, -1);
        Alignment product = Alignment.of(context, List.of(centred, parameter(context, map, 1)));
        return context.write(Eltwise.product(), product.as(), product.blobs().toArray(String[]::new));
    }

    private static FeatureMap moved(NodeContext context, FeatureMap map, float direction) {
        if (!context.has(2)) {
            return map;
        }
        Alignment sum = Alignment.of(context, List.of(map, parameter(context, map, 2)));
        return sum.as()
                .withBlob(context.step(
                        "moved", Eltwise.sum(1f, direction), sum.blobs().toArray(String[]::new)));
    }

    /** A scale or zero point, in a shape that broadcasts to the map. */
    private static Constant parameter(NodeContext context, FeatureMap map, int input) {
        Constant given = context.weights(input).asIntegral(false);
        if (context.node().integer("block_size", 0) != 0) {
            throw context.node().unsupported("blocks of a feature map (block_size) are not supported");
        }
        int named = context.node().integer("axis", 1);
        if (given.length() == 1) {
            return Constant.weights(new int[0], given.floats());
        }
        int axis = context.axis(named, map.rank());
        int[] shape = new int[map.rank()];
        Arrays.fill(shape, 1);
        shape[axis] = given.length();
        return Constant.weights(shape, given.floats());
    }

    private static OnnxValue weights(NodeContext context) {
        context.node().ignore("output_dtype");
        Constant x = context.constant(0);
        int[] groups = parameterPlaces(context, x);
        Constant scale = context.weights(1);
        Constant zero = context.has(2) ? context.weights(2) : null;
        if (zero != null && zero.length() != scale.length()) {
            throw context.node().fail("it has " + scale.length() + " scales and " + zero.length() + " zero points");
        }
        return ConstantFolding.make(context, x.shape(), false, List.of(x), (p, i) -> {
            int place = groups == null ? 0 : place(x, groups, i);
            return (x.at(p, i) - (zero == null ? 0 : zero.at(0, place))) * scale.at(0, place);
        });
    }

    private static OnnxValue quantisedWeights(NodeContext context) {
        context.node().ignore("saturate", "precision");
        Constant x = context.constant(0);
        int type = type(context);
        int[] groups = parameterPlaces(context, x);
        Constant scale = context.weights(1);
        Constant zero = context.has(2) ? context.weights(2) : null;
        return ConstantFolding.make(context, x.shape(), true, List.of(x), (p, i) -> {
            int place = groups == null ? 0 : place(x, groups, i);
            double value = Math.rint(x.at(p, i) / scale.at(0, place)) + (zero == null ? 0 : zero.at(0, place));
            return Math.min(Math.max(value, ElementType.least(type)), ElementType.greatest(type));
        });
    }

    /** For each axis, how many positions share a parameter; null if all values share one. */
    private static int[] parameterPlaces(NodeContext context, Constant x) {
        Constant scale = context.weights(1);
        int block = context.node().integer("block_size", 0);
        int named = context.node().integer("axis", 1);
        if (scale.length() == 1) {
            return null;
        }
        int axis = context.axis(named, x.rank());
        int[] groups = new int[x.rank()];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = block > 0 ? i == axis ? block : 1 : i == axis ? 1 : Math.max(x.shape()[i], 1);
        }
        long parameters = 1;
        for (int i = 0; i < groups.length; i++) {
            parameters *= (x.shape()[i] + groups[i] - 1) / groups[i];
        }
        if (parameters != scale.length()) {
            throw context.node()
                    .fail("it has " + scale.length() + " scales for a tensor of shape " + Arrays.toString(x.shape()));
        }
        return groups;
    }

    private static int place(Constant x, int[] groups, int index) {
        int place = 0;
        int stride = 1;
        int rest = index;
        for (int axis = groups.length - 1; axis >= 0; axis--) {
            int size = x.shape()[axis];
            place += rest % size / groups[axis] * stride;
            stride *= (size + groups[axis] - 1) / groups[axis];
            rest /= size;
        }
        return place;
    }
}
