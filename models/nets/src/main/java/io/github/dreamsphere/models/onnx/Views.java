package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.onnx.FeatureMap.UnshapeableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Operators that only count the same values otherwise. */
final class Views {
    static final Map<String, Operator> OPERATORS = Map.of(
            "Reshape", Operator.of(Views::reshape),
            "Flatten", Operator.of(Views::flatten),
            "Transpose", Operator.of(Views::transpose),
            "Squeeze", Operator.of(Views::squeeze),
            "Unsqueeze", Operator.of(Views::unsqueeze),
            "DepthToSpace", Operator.of(Views::depthToSpace));

    private Views() {}

    private static Value reshape(Call call) {
        FeatureMap map = call.map(0);
        Constant shape = call.constant(1);
        boolean zeroIsZero = call.node().integer("allowzero", 0) == 1;
        List<Extent> sizes = new ArrayList<>();
        int unknown = -1;
        Extent known = Extent.of(1, call.probes());
        for (int i = 0; i < shape.length(); i++) {
            Extent size = shape.extent(i, call.probes());
            if (size.at(0) == 0 && !zeroIsZero) {
                size = map.size(i, call.probes());
            }
            if (size.at(0) == -1) {
                unknown = i;
                size = Extent.of(1, call.probes());
            }
            known = known.times(size);
            sizes.add(size);
        }
        if (unknown >= 0) {
            sizes.set(unknown, rest(call, map, known));
        }
        return reshaped(call, map, sizes);
    }

    private static Extent rest(Call call, FeatureMap map, Extent known) {
        Extent length = map.length(call.probes());
        if (!length.divisibleBy(known)) {
            throw call.node().fail("a tensor of shape " + Layout.describe(call, map) + " cannot have the new one");
        }
        return length.over(known);
    }

    private static Value reshaped(Call call, FeatureMap map, List<Extent> sizes) {
        try {
            return map.reshape(sizes);
        } catch (UnshapeableException e) {
            throw call.node()
                    .fail("a tensor of shape " + Layout.describe(call, map) + " becomes " + sizes + ": "
                            + e.getMessage());
        }
    }

    private static Value flatten(Call call) {
        FeatureMap map = call.map(0);
        int axis = call.node().integer("axis", 1);
        int cut = axis < 0 ? axis + map.rank() : axis;
        List<Atom> before = new ArrayList<>();
        List<Atom> behind = new ArrayList<>();
        for (int i = 0; i < map.rank(); i++) {
            (i < cut ? before : behind).addAll(map.axes().get(i));
        }
        return new FeatureMap(map.blob(), List.of(before, behind));
    }

    private static Value transpose(Call call) {
        FeatureMap map = call.map(0);
        int[] reversed = new int[map.rank()];
        Arrays.setAll(reversed, i -> reversed.length - 1 - i);
        int[] permutation = call.node().integers("perm", reversed);
        if (permutation.length != map.rank()
                || Arrays.stream(permutation).anyMatch(axis -> axis < 0 || axis >= map.rank())) {
            throw call.node().fail("its perm does not fit a tensor of rank " + map.rank());
        }
        return map.transpose(permutation);
    }

    private static Value squeeze(Call call) {
        FeatureMap map = call.map(0);
        int[] given = call.integers(1, "axes");
        Set<Integer> axes = new TreeSet<>();
        for (int axis : given) {
            axes.add(call.axis(axis, map.rank()));
        }
        List<List<Atom>> left = new ArrayList<>();
        for (int axis = 0; axis < map.rank(); axis++) {
            boolean squeezed = given.length == 0 ? map.axes().get(axis).isEmpty() : axes.contains(axis);
            if (squeezed && !map.axes().get(axis).isEmpty()) {
                throw call.node().fail("axis " + axis + " has more than one value");
            }
            if (!squeezed) {
                left.add(map.axes().get(axis));
            }
        }
        return new FeatureMap(map.blob(), left);
    }

    private static Value unsqueeze(Call call) {
        FeatureMap map = call.map(0);
        int[] given = call.integers(1, "axes");
        int rank = map.rank() + given.length;
        Set<Integer> axes = new TreeSet<>();
        for (int axis : given) {
            axes.add(call.axis(axis, rank));
        }
        List<List<Atom>> grown = new ArrayList<>(map.axes());
        for (int axis : axes) {
            grown.add(axis, List.of());
        }
        return new FeatureMap(map.blob(), grown);
    }

    private static Value depthToSpace(Call call) {
        DepthToSpace.Order order =
                switch (call.node().text("mode", "DCR")) {
                    case "DCR" -> DepthToSpace.Order.DEPTH_LAST;
                    case "CRD" -> DepthToSpace.Order.DEPTH_FIRST;
                    default -> throw call.node().fail("its mode must be DCR or CRD");
                };
        return call.written(new DepthToSpace(call.node().integer("blocksize", 1), order), call.blob(0));
    }
}
