package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.onnx.FeatureMap.UnshapeableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Operators that change shapes but not values. */
final class ShapeOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "Reshape", OnnxOperator.of(ShapeOperators::reshape),
            "Flatten", OnnxOperator.of(ShapeOperators::flatten),
            "Transpose", OnnxOperator.of(ShapeOperators::transpose),
            "Squeeze", OnnxOperator.of(ShapeOperators::squeeze),
            "Unsqueeze", OnnxOperator.of(ShapeOperators::unsqueeze),
            "DepthToSpace", OnnxOperator.of(ShapeOperators::depthToSpace));

    private ShapeOperators() {}

    private static OnnxValue reshape(NodeContext context) {
        FeatureMap map = context.map(0);
        Constant shape = context.constant(1);
        boolean zeroIsZero = context.node().integer("allowzero", 0) == 1;
        List<AxisSize> sizes = new ArrayList<>();
        int unknown = -1;
        AxisSize known = AxisSize.of(1, context.probes());
        for (int i = 0; i < shape.length(); i++) {
            AxisSize size = shape.extent(i, context.probes());
            if (size.at(0) == 0 && !zeroIsZero) {
                size = map.size(i, context.probes());
            }
            if (size.at(0) == -1) {
                unknown = i;
                size = AxisSize.of(1, context.probes());
            }
            known = known.times(size);
            sizes.add(size);
        }
        if (unknown >= 0) {
            sizes.set(unknown, rest(context, map, known));
        }
        return reshaped(context, map, sizes);
    }

    private static AxisSize rest(NodeContext context, FeatureMap map, AxisSize known) {
        AxisSize length = map.length(context.probes());
        if (!length.divisibleBy(known)) {
            throw context.node().fail("a tensor of shape " + BlobOrder.describe(context, map) + " cannot be reshaped");
        }
        return length.over(known);
    }

    private static OnnxValue reshaped(NodeContext context, FeatureMap map, List<AxisSize> sizes) {
        try {
            return map.reshape(sizes);
        } catch (UnshapeableException e) {
            throw context.node()
                    .fail("a tensor of shape " + BlobOrder.describe(context, map) + " becomes " + sizes + ": "
                            + e.getMessage());
        }
    }

    private static OnnxValue flatten(NodeContext context) {
        FeatureMap map = context.map(0);
        int axis = context.node().integer("axis", 1);
        int cut = axis < 0 ? axis + map.rank() : axis;
        List<IndexDigit> before = new ArrayList<>();
        List<IndexDigit> behind = new ArrayList<>();
        for (int i = 0; i < map.rank(); i++) {
            (i < cut ? before : behind).addAll(map.axes().get(i));
        }
        return new FeatureMap(map.blob(), List.of(before, behind));
    }

    private static OnnxValue transpose(NodeContext context) {
        FeatureMap map = context.map(0);
        int[] reversed = new int[map.rank()];
        Arrays.setAll(reversed, i -> reversed.length - 1 - i);
        int[] permutation = context.node().integers("perm", reversed);
        if (permutation.length != map.rank()
                || Arrays.stream(permutation).anyMatch(axis -> axis < 0 || axis >= map.rank())) {
            throw context.node().fail("its perm does not fit a tensor of rank " + map.rank());
        }
        return map.transpose(permutation);
    }

    private static OnnxValue squeeze(NodeContext context) {
        FeatureMap map = context.map(0);
        int[] given = context.integers(1, "axes");
        Set<Integer> axes = new TreeSet<>();
        for (int axis : given) {
            axes.add(context.axis(axis, map.rank()));
        }
        List<List<IndexDigit>> left = new ArrayList<>();
        for (int axis = 0; axis < map.rank(); axis++) {
            boolean squeezed = given.length == 0 ? map.axes().get(axis).isEmpty() : axes.contains(axis);
            if (squeezed && !map.axes().get(axis).isEmpty()) {
                throw context.node().fail("axis " + axis + " has more than one value");
            }
            if (!squeezed) {
                left.add(map.axes().get(axis));
            }
        }
        return new FeatureMap(map.blob(), left);
    }

    private static OnnxValue unsqueeze(NodeContext context) {
        FeatureMap map = context.map(0);
        int[] given = context.integers(1, "axes");
        int rank = map.rank() + given.length;
        Set<Integer> axes = new TreeSet<>();
        for (int axis : given) {
            axes.add(context.axis(axis, rank));
        }
        List<List<IndexDigit>> grown = new ArrayList<>(map.axes());
        for (int axis : axes) {
            grown.add(axis, List.of());
        }
        return new FeatureMap(map.blob(), grown);
    }

    private static OnnxValue depthToSpace(NodeContext context) {
        DepthToSpace.Order order =
                switch (context.node().text("mode", "DCR")) {
                    case "DCR" -> DepthToSpace.Order.DEPTH_LAST;
                    case "CRD" -> DepthToSpace.Order.DEPTH_FIRST;
                    default -> throw context.node().fail("its mode must be DCR or CRD");
                };
        return context.written(new DepthToSpace(context.node().integer("blocksize", 1), order), context.blob(0));
    }
}
