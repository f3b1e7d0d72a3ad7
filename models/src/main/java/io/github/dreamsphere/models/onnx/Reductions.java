package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.net.Window;
import io.github.dreamsphere.models.onnx.Atom.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Operators that leave one value of an axis: means and maxima over the picture, means over the channels. */
final class Reductions {
    static final Map<String, Operator> OPERATORS = Map.of(
            "ReduceMean", Operator.of(call -> reduce(call, Pool.Kind.AVERAGE)),
            "ReduceMax", Operator.of(call -> reduce(call, Pool.Kind.MAX)));

    private Reductions() {}

    private static Value reduce(Call call, Pool.Kind kind) {
        FeatureMap map = call.map(0);
        Set<Integer> axes = axes(call, map);
        boolean picture = covers(map, axes, Source.HEIGHT) && covers(map, axes, Source.WIDTH);
        boolean channels = covers(map, axes, Source.CHANNEL);
        if (touches(map, axes, Source.CHANNEL) && !channels
                || (touches(map, axes, Source.HEIGHT) || touches(map, axes, Source.WIDTH)) && !picture
                || channels && kind == Pool.Kind.MAX) {
            throw call.node().fail("reduces over something else than the whole picture or all channels");
        }
        String blob = map.blob();
        if (picture && touchesPicture(map, axes)) {
            GlobalPool pool = new GlobalPool(kind);
            blob = channels && touches(map, axes, Source.CHANNEL)
                    ? call.step("pool", pool, blob)
                    : call.write(pool, blob);
        }
        if (channels && touches(map, axes, Source.CHANNEL)) {
            blob = call.write(channelMean(call.net().channels(blob)), blob);
        }
        return reduced(call, map.withBlob(blob), axes);
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

    /** The mean over the channels of each position, as a convolution. */
    static Convolution channelMean(int channels) {
        float[] weights = new float[channels];
        Arrays.fill(weights, 1f / channels);
        return new Convolution(new Tensor(new int[] {1, channels, 1, 1}, weights), Tensor.zeros(1), Window.point(), 1);
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
