package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.onnx.Atom.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Operators that leave one value of an axis: over the picture, over the channels, or both. */
final class Reductions {
    static final Map<String, Operator> OPERATORS = Map.of(
            "ReduceMean", Operator.of(call -> reduce(call, Kind.MEAN)),
            "ReduceMax", Operator.of(call -> reduce(call, Kind.MAX)),
            "ReduceMin", Operator.of(call -> reduce(call, Kind.MIN)),
            "ReduceSum", Operator.of(call -> reduce(call, Kind.SUM)),
            "ReduceSumSquare", Operator.of(call -> reduce(call, Kind.SUM_OF_SQUARES)),
            "ReduceL2", Operator.of(call -> reduce(call, Kind.LENGTH)));

    /** What is left of an axis. */
    private enum Kind {
        MEAN,
        MAX,
        MIN,
        SUM,
        SUM_OF_SQUARES,
        /** The root of the sum of squares. */
        LENGTH;

        boolean squares() {
            return this == SUM_OF_SQUARES || this == LENGTH;
        }

        boolean adds() {
            return this != MAX && this != MIN;
        }
    }

    private Reductions() {}

    private static Value reduce(Call call, Kind kind) {
        FeatureMap map = call.map(0);
        Set<Integer> axes = axes(call, map);
        boolean picture = touchesPicture(map, axes);
        boolean channels = touches(map, axes, Source.CHANNEL);
        boolean whole = (!picture || covers(map, axes, Source.HEIGHT) && covers(map, axes, Source.WIDTH))
                && (!channels || covers(map, axes, Source.CHANNEL) && kind.adds());
        if (!whole) {
            throw call.node().fail("reduces over something else than the whole picture or all channels");
        }
        List<Op> ops = new ArrayList<>();
        if (kind.squares()) {
            ops.add(Eltwise.product());
        }
        if (picture) {
            ops.addAll(overPicture(call, kind, map.blob()));
        }
        if (channels) {
            int count = call.net().channels(map.blob());
            ops.add(ChannelMix.sum(count, kind == Kind.MEAN ? 1f / count : 1));
        }
        if (kind == Kind.LENGTH) {
            ops.add(new Activation(Curve.POWER, 0.5f, 0));
        }
        return reduced(call, map.withBlob(inRow(call, map.blob(), ops)), axes);
    }

    /** The ops one after the other; a product is that of a blob with itself. */
    private static String inRow(Call call, String from, List<Op> ops) {
        String blob = from;
        for (int i = 0; i < ops.size(); i++) {
            Op op = ops.get(i);
            String[] reads = op instanceof Eltwise ? new String[] {blob, blob} : new String[] {blob};
            blob = i == ops.size() - 1 ? call.write(op, reads) : call.step("step", op, reads);
        }
        return ops.isEmpty() ? call.write(new Identity(), from) : blob;
    }

    private static List<Op> overPicture(Call call, Kind kind, String blob) {
        Affine turned = Affine.uniform(call.net().channels(blob), -1, 0);
        return switch (kind) {
            case MEAN -> List.of(new GlobalPool(Pool.Kind.AVERAGE));
            case MAX -> List.of(new GlobalPool(Pool.Kind.MAX));
            case MIN -> List.of(turned, new GlobalPool(Pool.Kind.MAX), turned);
            default -> List.of(new GlobalPool(Pool.Kind.AVERAGE), times(call, blob));
        };
    }

    /** From a mean to a sum, where the picture's size is known. */
    private static Affine times(Call call, String blob) {
        long positions = call.net()
                .height(blob)
                .times(call.net().width(blob))
                .fixed()
                .orElseThrow(() -> call.node().fail("sums over a picture of any size"));
        return Affine.uniform(call.net().channels(blob), positions, 0);
    }

    private static Set<Integer> axes(Call call, FeatureMap map) {
        int[] given = call.integers(1, "axes");
        Set<Integer> axes = new TreeSet<>();
        for (int axis : given) {
            axes.add(call.axis(axis, map.rank()));
        }
        for (int axis = 0; given.length == 0 && axis < map.rank(); axis++) {
            axes.add(axis);
        }
        return axes;
    }

    private static boolean touchesPicture(FeatureMap map, Set<Integer> axes) {
        return touches(map, axes, Source.HEIGHT) || touches(map, axes, Source.WIDTH);
    }

    private static boolean touches(FeatureMap map, Set<Integer> axes, Source source) {
        return axes.stream().anyMatch(axis -> map.axes().get(axis).stream().anyMatch(atom -> atom.source() == source));
    }

    /** True if no axis that stays has digits of {@code source}. */
    private static boolean covers(FeatureMap map, Set<Integer> axes, Source source) {
        for (int axis = 0; axis < map.rank(); axis++) {
            if (!axes.contains(axis) && map.axes().get(axis).stream().anyMatch(atom -> atom.source() == source)) {
                return false;
            }
        }
        return true;
    }

    private static FeatureMap reduced(Call call, FeatureMap map, Set<Integer> axes) {
        boolean keep = call.node().integer("keepdims", 1) == 1;
        List<List<Atom>> left = new ArrayList<>();
        for (int axis = 0; axis < map.rank(); axis++) {
            if (!axes.contains(axis)) {
                left.add(map.axes().get(axis));
            } else if (keep) {
                left.add(List.of());
            }
        }
        return new FeatureMap(map.blob(), left);
    }
}
