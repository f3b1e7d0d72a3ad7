package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reductions over the image, over the channels, or both. */
final class ReductionOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "ReduceMean", OnnxOperator.of(context -> reduce(context, Kind.MEAN)),
            "ReduceMax", OnnxOperator.of(context -> reduce(context, Kind.MAX)),
            "ReduceMin", OnnxOperator.of(context -> reduce(context, Kind.MIN)),
            "ReduceSum", OnnxOperator.of(context -> reduce(context, Kind.SUM)),
            "ReduceSumSquare", OnnxOperator.of(context -> reduce(context, Kind.SUM_OF_SQUARES)),
            "ReduceL2", OnnxOperator.of(context -> reduce(context, Kind.LENGTH)));

    /** The reduction. */
    private enum Kind {
        MEAN,
        MAX,
        MIN,
        SUM,
        SUM_OF_SQUARES,
        /** The square root of the sum of squares. */
        LENGTH;

        boolean squares() {
            return this == SUM_OF_SQUARES || this == LENGTH;
        }

        boolean adds() {
            return this != MAX && this != MIN;
        }
    }

    private ReductionOperators() {}

    private static OnnxValue reduce(NodeContext context, Kind kind) {
        FeatureMap map = context.map(0);
        Set<Integer> axes = axes(context, map);
        boolean picture = touchesPicture(map, axes);
        boolean channels = touches(map, axes, Source.CHANNEL);
        boolean whole = (!picture || covers(map, axes, Source.HEIGHT) && covers(map, axes, Source.WIDTH))
                && (!channels || covers(map, axes, Source.CHANNEL) && kind.adds());
        if (!whole) {
            throw context.node().fail("only reductions over the whole image or all channels are supported");
        }
        List<Op> ops = new ArrayList<>();
        if (kind.squares()) {
            ops.add(Eltwise.product());
        }
        if (picture) {
            ops.addAll(overPicture(context, kind, map.blob()));
        }
        if (channels) {
            int count = context.net().channels(map.blob());
            ops.add(ChannelMix.sum(count, kind == Kind.MEAN ? 1f / count : 1));
        }
        if (kind == Kind.LENGTH) {
            ops.add(new Activation(Curve.POWER, 0.5f, 0));
        }
        return reduced(context, map.withBlob(inRow(context, map.blob(), ops)), axes);
    }

    /** Chains the ops; a product multiplies a blob by itself. */
    private static String inRow(NodeContext context, String from, List<Op> ops) {
        String blob = from;
        for (int i = 0; i < ops.size(); i++) {
            Op op = ops.get(i);
            String[] reads = op instanceof Eltwise ? new String[] {blob, blob} : new String[] {blob};
            blob = i == ops.size() - 1 ? context.write(op, reads) : context.step("step", op, reads);
        }
        return ops.isEmpty() ? context.write(new Identity(), from) : blob;
    }

    private static List<Op> overPicture(NodeContext context, Kind kind, String blob) {
        Affine turned = Affine.uniform(context.net().channels(blob), -1, 0);
        return switch (kind) {
            case MEAN -> List.of(new GlobalPool(Pool.Kind.AVERAGE));
            case MAX -> List.of(new GlobalPool(Pool.Kind.MAX));
            case MIN -> List.of(turned, new GlobalPool(Pool.Kind.MAX), turned);
            default -> List.of(new GlobalPool(Pool.Kind.AVERAGE), times(context, blob));
        };
    }

    /** Scales a mean to a sum; the image size must be known. */
    private static Affine times(NodeContext context, String blob) {
        long positions = context.net()
                .height(blob)
                .times(context.net().width(blob))
                .fixed()
                .orElseThrow(() -> context.node().fail("a sum over an image of any size is not supported"));
        return Affine.uniform(context.net().channels(blob), positions, 0);
    }

    private static Set<Integer> axes(NodeContext context, FeatureMap map) {
        int[] given = context.integers(1, "axes");
        Set<Integer> axes = new TreeSet<>();
        for (int axis : given) {
            axes.add(context.axis(axis, map.rank()));
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

    /** True if no remaining axis has digits of {@code source}. */
    private static boolean covers(FeatureMap map, Set<Integer> axes, Source source) {
        for (int axis = 0; axis < map.rank(); axis++) {
            if (!axes.contains(axis) && map.axes().get(axis).stream().anyMatch(atom -> atom.source() == source)) {
                return false;
            }
        }
        return true;
    }

    private static FeatureMap reduced(NodeContext context, FeatureMap map, Set<Integer> axes) {
        boolean keep = context.node().integer("keepdims", 1) == 1;
        List<List<IndexDigit>> left = new ArrayList<>();
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
