package io.github.dreamsphere.models.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Reductions and matrix products of constants. */
final class ConstantReductions {
    static final Map<String, OnnxOperator> OPERATORS = operators();

    /** Folds values and turns the result, given their number, to what the operator gives. */
    private record Fold(double start, DoubleUnaryOperator each, DoubleBinaryOperator add, DoubleBinaryOperator finish) {
        static Fold of(double start, DoubleBinaryOperator add) {
            return new Fold(start, x -> x, add, (sum, count) -> sum);
        }
    }

    private ConstantReductions() {}

    private static Map<String, OnnxOperator> operators() {
        Map<String, Fold> folds = Map.of(
                "ReduceSum",
                Fold.of(0, Double::sum),
                "ReduceProd",
                Fold.of(1, (a, b) -> a * b),
                "ReduceMax",
                Fold.of(Double.NEGATIVE_INFINITY, Math::max),
                "ReduceMin",
                Fold.of(Double.POSITIVE_INFINITY, Math::min),
                "ReduceMean",
                new Fold(0, x -> x, Double::sum, (sum, count) -> sum / count),
                "ReduceL1",
                new Fold(0, Math::abs, Double::sum, (sum, count) -> sum),
                "ReduceL2",
                new Fold(0, x -> x * x, Double::sum, (sum, count) -> Math.sqrt(sum)),
                "ReduceSumSquare",
                new Fold(0, x -> x * x, Double::sum, (sum, count) -> sum));
        Map<String, OnnxOperator> operators = new HashMap<>();
        folds.forEach((type, fold) -> operators.put(type, OnnxOperator.of(context -> reduce(context, fold))));
        operators.put("MatMul", OnnxOperator.of(ConstantReductions::matMul));
        return Map.copyOf(operators);
    }

    private static OnnxValue reduce(NodeContext context, Fold fold) {
        Constant x = context.constant(0);
        int[] given = context.integers(1, "axes");
        boolean nothing = context.node().flag("noop_with_empty_axes", false);
        List<Integer> axes =
                given.length > 0 ? context.axes(given, x.rank()) : nothing ? List.of() : AxisLayout.range(0, x.rank());
        boolean keep = context.node().flag("keepdims", true);
        int[] left = x.shape().clone();
        axes.forEach(axis -> left[axis] = 1);
        int[] inner = ConstantShapes.offsets(x.shape(), axes);
        int[] outer = ConstantShapes.offsets(
                x.shape(),
                AxisLayout.range(0, x.rank()).stream()
                        .filter(axis -> !axes.contains(axis))
                        .toList());
        int[] shape = keep
                ? left
                : IntStream.range(0, x.rank())
                        .filter(axis -> !axes.contains(axis))
                        .map(axis -> left[axis])
                        .toArray();
        return ConstantFolding.make(context, shape, x.integral(), List.of(x), (p, i) -> {
            double sum = fold.start();
            for (int offset : inner) {
                sum = fold.add().applyAsDouble(sum, fold.each().applyAsDouble(x.at(p, outer[i] + offset)));
            }
            return fold.finish().applyAsDouble(sum, inner.length);
        });
    }

    private static OnnxValue matMul(NodeContext context) {
        Constant a = context.weights(0);
        Constant b = context.weights(1);
        if (a.rank() != 2 || b.rank() != 2 || a.shape()[1] != b.shape()[0]) {
            throw context.node()
                    .unsupported("constants of shapes " + Arrays.toString(a.shape()) + " and "
                            + Arrays.toString(b.shape()) + " cannot be multiplied");
        }
        int inner = a.shape()[1];
        int columns = b.shape()[1];
        return ConstantFolding.make(
                context, new int[] {a.shape()[0], columns}, a.integral() && b.integral(), List.of(a, b), (p, i) -> {
                    double sum = 0;
                    for (int k = 0; k < inner; k++) {
                        sum += a.at(p, i / columns * inner + k) * b.at(p, k * columns + i % columns);
                    }
                    return sum;
                });
    }
}
