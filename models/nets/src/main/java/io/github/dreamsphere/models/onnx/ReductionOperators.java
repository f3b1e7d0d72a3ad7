package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Reduction;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reductions over any axes. */
final class ReductionOperators {
    static final Map<String, OnnxOperator> OPERATORS = operators();

    private ReductionOperators() {}

    private static Map<String, OnnxOperator> operators() {
        Map<String, OnnxOperator> operators = new HashMap<>();
        operators.put("ReduceMean", OnnxOperator.of(context -> reduce(context, Reduction.Kind.MEAN)));
        operators.put("ReduceMax", OnnxOperator.of(context -> reduce(context, Reduction.Kind.MAX)));
        operators.put("ReduceSum", OnnxOperator.of(context -> reduce(context, Reduction.Kind.SUM)));
        operators.put("ReduceProd", OnnxOperator.of(context -> reduce(context, Reduction.Kind.PRODUCT)));
        operators.put("ReduceMin", OnnxOperator.of(ReductionOperators::minimum));
        operators.put("ReduceSumSquare", OnnxOperator.of(context -> ofPowers(context, 2, 1)));
        operators.put("ReduceL1", OnnxOperator.of(context -> ofPowers(context, 1, 1)));
        operators.put("ReduceL2", OnnxOperator.of(context -> ofPowers(context, 2, 0.5f)));
        operators.put("ReduceLogSum", OnnxOperator.of(ReductionOperators::logarithm));
        operators.put("ReduceLogSumExp", OnnxOperator.of(ReductionOperators::logSumExp));
        return operators;
    }

    /** The axes to reduce; empty if there are none and the node then does nothing. */
    private static List<Integer> axes(NodeContext context, FeatureMap map) {
        int[] given = context.integers(1, "axes");
        boolean nothing = context.node().flag("noop_with_empty_axes", false);
        if (given.length == 0) {
            return nothing ? List.of() : AxisLayout.range(0, map.rank());
        }
        return context.axes(given, map.rank());
    }

    private static OnnxValue reduce(NodeContext context, Reduction.Kind kind) {
        FeatureMap map = context.map(0);
        List<Integer> axes = axes(context, map);
        return keptOrNot(context, reduced(context, kind, map, axes), axes);
    }

    private static OnnxValue minimum(NodeContext context) {
        FeatureMap map = context.map(0);
        List<Integer> axes = axes(context, map);
        String turned = context.step("turned", PointwiseOperators.affine(context, -1, 0), map.blob());
        FeatureMap greatest = step(context, Reduction.Kind.MAX, map.withBlob(turned), axes);
        Op back = context.linear(greatest.blob(), -1, 0);
        return keptOrNot(context, context.write(back, greatest, greatest.blob()), axes);
    }

    /** {@code (Σ |x|^power)^root}. */
    private static OnnxValue ofPowers(NodeContext context, int power, float root) {
        FeatureMap map = context.map(0);
        List<Integer> axes = axes(context, map);
        FeatureMap powers = map.withBlob(powers(context, map.blob(), power));
        if (root == 1) {
            return keptOrNot(context, reduced(context, Reduction.Kind.SUM, powers, axes), axes);
        }
        FeatureMap sum = step(context, Reduction.Kind.SUM, powers, axes);
        return keptOrNot(context, context.write(new Activation(Curve.POWER, root, 0), sum, sum.blob()), axes);
    }

    /** A blob of {@code |x|^power}. */
    static String powers(NodeContext context, String blob, int power) {
        if (power == 2) {
            return context.step("squares", Eltwise.product(), blob, blob);
        }
        String absolute = context.step("absolute", Activation.of(Curve.ABS), blob);
        return power == 1 ? absolute : context.step("powers", new Activation(Curve.POWER, power, 0), absolute);
    }

    private static OnnxValue logarithm(NodeContext context) {
        FeatureMap map = context.map(0);
        List<Integer> axes = axes(context, map);
        FeatureMap sum = step(context, Reduction.Kind.SUM, map, axes);
        return keptOrNot(context, context.write(Activation.of(Curve.LOG), sum, sum.blob()), axes);
    }

    /** {@code max + ln Σ e^(x − max)}, which does not overflow. */
    private static OnnxValue logSumExp(NodeContext context) {
        FeatureMap map = context.map(0);
        List<Integer> axes = axes(context, map);
        FeatureMap greatest = step(context, Reduction.Kind.MAX, map, axes);
        Alignment pair = Alignment.of(context, List.of(map, greatest));
        String lowered =
                context.step("lowered", Eltwise.sum(1f, -1f), pair.blobs().toArray(String[]::new));
        String exponential = context.step("exponential", Activation.of(Curve.EXP), lowered);
        FeatureMap sum = step(context, Reduction.Kind.SUM, pair.as().withBlob(exponential), axes);
        String logarithm = context.step("logarithm", Activation.of(Curve.LOG), sum.blob());
        Alignment both = Alignment.of(context, List.of(sum.withBlob(logarithm), greatest));
        return keptOrNot(
                context,
                context.write(Eltwise.sum(1f, 1f), both.as(), both.blobs().toArray(String[]::new)),
                axes);
    }

    static OnnxValue globalPowerPool(NodeContext context) {
        FeatureMap map = context.map(0);
        int power = context.node().integer("p", 2);
        if (power < 1) {
            throw context.node().fail("its p must be >= 1, was " + power);
        }
        FeatureMap powers = map.withBlob(powers(context, map.blob(), power));
        FeatureMap sum = step(context, Reduction.Kind.SUM, powers, AxisLayout.range(2, map.rank()));
        return context.write(new Activation(Curve.POWER, 1f / power, 0), sum, sum.blob());
    }

    /** The maximum or average over {@code axes}, which stay with size 1; written as the node's output. */
    static FeatureMap pool(NodeContext context, Pool.Kind kind, FeatureMap map, List<Integer> axes) {
        return reduced(context, kind == Pool.Kind.MAX ? Reduction.Kind.MAX : Reduction.Kind.MEAN, map, axes);
    }

    /** The reduction over {@code axes}, which stay with size 1; written as the node's output. */
    private static FeatureMap reduced(NodeContext context, Reduction.Kind kind, FeatureMap map, List<Integer> axes) {
        Step last = prepare(context, kind, map, axes);
        return context.write(last.op(), last.as(), last.blob());
    }

    /** As {@link #reduced}, as a step before the last. */
    static FeatureMap step(NodeContext context, Reduction.Kind kind, FeatureMap map, List<Integer> axes) {
        Step last = prepare(context, kind, map, axes);
        return last.as().withBlob(context.step("reduced", last.op(), last.blob()));
    }

    /** A layer to be added, and its output as a view of the blob that it will write. */
    private record Step(Op op, String blob, FeatureMap as) {}

    private static Step prepare(NodeContext context, Reduction.Kind kind, FeatureMap map, List<Integer> axes) {
        axes.forEach(axis -> context.requireOneImage(map, axis));
        if (axes.stream().allMatch(axis -> map.axes().get(axis).isEmpty())) {
            return new Step(new Identity(), map.blob(), map);
        }
        boolean pooled = (kind == Reduction.Kind.MEAN || kind == Reduction.Kind.MAX) && isPicture(map, axes);
        if (pooled) {
            Pool.Kind pool = kind == Reduction.Kind.MAX ? Pool.Kind.MAX : Pool.Kind.AVERAGE;
            return new Step(new GlobalPool(pool), map.blob(), without(map, axes));
        }
        AxisLayout layout = ChannelwiseOps.layout(context, map, axes);
        String blob = BlobOrder.blob(context, map, layout);
        List<AxisSize> sizes = new ArrayList<>(map.sizes(context.probes()));
        axes.forEach(axis -> sizes.set(axis, AxisSize.of(1, context.probes())));
        AxisLayout reduced = new AxisLayout(layout.rows(), layout.columns(), List.of());
        return new Step(new Reduction(kind), blob, BlobOrder.view(context, "", reduced, map, sizes));
    }

    /** True if the axes hold all rows and columns of the blob and nothing else. */
    private static boolean isPicture(FeatureMap map, List<Integer> axes) {
        for (int axis = 0; axis < map.rank(); axis++) {
            boolean over = axes.contains(axis);
            for (IndexDigit digit : map.axes().get(axis)) {
                boolean position = digit.source() == Source.HEIGHT || digit.source() == Source.WIDTH;
                if (over != position) {
                    return false;
                }
            }
        }
        return true;
    }

    private static FeatureMap without(FeatureMap map, List<Integer> axes) {
        FeatureMap reduced = map;
        for (int axis : axes) {
            reduced = reduced.withAxis(axis, List.of());
        }
        return reduced;
    }

    /** The reduced tensor with or without the axes that were reduced, as the node says. */
    private static OnnxValue keptOrNot(NodeContext context, FeatureMap reduced, List<Integer> axes) {
        if (context.node().flag("keepdims", true) || axes.isEmpty()) {
            return reduced;
        }
        List<List<IndexDigit>> left = new ArrayList<>();
        for (int axis = 0; axis < reduced.rank(); axis++) {
            if (!axes.contains(axis)) {
                left.add(reduced.axes().get(axis));
            }
        }
        return new FeatureMap(reduced.blob(), left);
    }
}
