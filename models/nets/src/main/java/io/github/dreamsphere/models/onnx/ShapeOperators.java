package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.onnx.FeatureMap.UnshapeableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Operators that change shapes but not values. */
final class ShapeOperators {
    static final Map<String, OnnxOperator> OPERATORS = operators();

    private ShapeOperators() {}

    private static Map<String, OnnxOperator> operators() {
        Map<String, OnnxOperator> operators = new HashMap<>();
        operators.put("Reshape", OnnxOperator.of(ShapeOperators::reshape));
        operators.put("Flatten", OnnxOperator.of(ShapeOperators::flatten));
        operators.put("Transpose", OnnxOperator.of(ShapeOperators::transpose));
        operators.put("Squeeze", OnnxOperator.of(ShapeOperators::squeeze));
        operators.put("Unsqueeze", OnnxOperator.of(ShapeOperators::unsqueeze));
        operators.put("DepthToSpace", EachPicture.of(OnnxOperator.of(ShapeOperators::depthToSpace)));
        operators.put("SpaceToDepth", EachPicture.of(OnnxOperator.of(ShapeOperators::spaceToDepth)));
        return operators;
    }

    private static OnnxValue reshape(NodeContext context) {
        FeatureMap map = context.map(0);
        boolean zeroIsZero = context.node().flag("allowzero", false);
        Constant shape = context.has(1) ? context.constant(1) : attribute(context);
        List<AxisSize> sizes = new ArrayList<>();
        int unknown = -1;
        AxisSize known = AxisSize.of(1, context.probes());
        for (int i = 0; i < shape.length(); i++) {
            AxisSize size = shape.extent(i, context.probes());
            if (size.at(0) == 0 && !zeroIsZero) {
                size = map.size(i, context.probes());
            }
            if (size.at(0) == -1) {
                if (unknown >= 0) {
                    throw context.node().fail("it leaves two sizes open");
                }
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

    /** The shape of operator sets before 5. */
    private static Constant attribute(NodeContext context) {
        int[] sizes = context.node().integers("shape");
        float[] values = new float[sizes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = sizes[i];
        }
        return Constant.smallIntegers(new int[] {values.length}, values);
    }

    private static AxisSize rest(NodeContext context, FeatureMap map, AxisSize known) {
        AxisSize length = map.length(context.probes());
        if (!length.divisibleBy(known)) {
            throw context.node().fail("a tensor of shape " + BlobOrder.describe(context, map) + " cannot be reshaped");
        }
        return length.over(known);
    }

    private static FeatureMap reshaped(NodeContext context, FeatureMap map, List<AxisSize> sizes) {
        AxisSize length = map.length(context.probes());
        if (!sizes.stream()
                .reduce(AxisSize.of(1, context.probes()), AxisSize::times)
                .equals(length)) {
            throw context.node().fail("a tensor of shape " + BlobOrder.describe(context, map) + " becomes " + sizes);
        }
        try {
            return map.reshape(sizes);
        } catch (UnshapeableException e) {
            return inOneAxis(context, map, e).reshape(sizes);
        }
    }

    /** All values in one axis, in order, so that they can be cut anywhere. */
    private static FeatureMap inOneAxis(NodeContext context, FeatureMap map, UnshapeableException reason) {
        boolean batch = map.digits().stream().anyMatch(digit -> digit.source() == IndexDigit.Source.BATCH);
        if (batch || map.length(context.probes()).fixed().isEmpty()) {
            throw context.node()
                    .unsupported("a tensor of shape " + BlobOrder.describe(context, map) + " cannot be reshaped: "
                            + reason.getMessage());
        }
        AxisLayout line = new AxisLayout(List.of(), AxisLayout.range(0, map.rank()), List.of());
        String blob = BlobOrder.blob(context, map, line);
        return new FeatureMap(blob, List.of(FeatureMap.atoms(IndexDigit.Source.WIDTH, map.length(context.probes()))));
    }

    private static OnnxValue flatten(NodeContext context) {
        FeatureMap map = context.map(0);
        int axis = context.node().integer("axis", 1);
        int cut = axis < 0 ? axis + map.rank() : axis;
        if (cut < 0 || cut > map.rank()) {
            throw context.node().fail("there is no axis " + axis + " in a tensor of rank " + map.rank());
        }
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
        return map.transpose(context.node().integers("perm", reversed));
    }

    private static OnnxValue squeeze(NodeContext context) {
        FeatureMap map = context.map(0);
        int[] given = context.integers(1, "axes");
        List<Integer> axes = context.axes(given, map.rank());
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
        Set<Integer> axes = new TreeSet<>(context.axes(given, map.rank() + given.length));
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

    /** Rearranges each square of pixels into channels, row by row. */
    private static OnnxValue spaceToDepth(NodeContext context) {
        int[] order =
                switch (context.node().text("mode", "DCR")) {
                    case "DCR" -> new int[] {0, 3, 5, 1, 2, 4};
                    case "CRD" -> new int[] {0, 1, 3, 5, 2, 4};
                    default -> throw context.node().fail("its mode must be DCR or CRD");
                };
        AxisSize block = context.net().probes().extent(context.node().integer("blocksize", 1));
        FeatureMap map = context.map(0);
        if (map.rank() != 4 || block.at(0) < 1) {
            throw context.node().fail("it takes four dimensions and a positive blocksize");
        }
        List<AxisSize> sizes = new ArrayList<>();
        for (int axis = 0; axis < 4; axis++) {
            AxisSize size = map.size(axis, context.probes());
            if (axis < 2) {
                sizes.add(size);
            } else if (size.divisibleBy(block)) {
                sizes.addAll(List.of(size.over(block), block));
            } else {
                throw context.node().fail("its blocksize does not divide the picture");
            }
        }
        FeatureMap squares = reshaped(context, map, sizes).transpose(order);
        List<AxisSize> merged = List.of(
                map.size(0, context.probes()),
                map.size(1, context.probes()).times(block).times(block),
                sizes.get(2),
                sizes.get(4));
        FeatureMap depth = reshaped(context, squares, merged);
        return context.net().view(BlobOrder.blob(context, depth));
    }
}
