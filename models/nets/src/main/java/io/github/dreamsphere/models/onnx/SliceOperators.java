package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Crop;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operators that concatenate, split and slice blobs. */
final class SliceOperators {
    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "Concat", OnnxOperator.of(SliceOperators::concat),
            "Split", SliceOperators::split,
            "Slice", OnnxOperator.of(SliceOperators::slice),
            "Gather", OnnxOperator.of(SliceOperators::gather),
            "Expand", OnnxOperator.of(SliceOperators::expand),
            "SpaceToDepth", OnnxOperator.of(SliceOperators::spaceToDepth));

    private SliceOperators() {}

    private static OnnxValue concat(NodeContext context) {
        FeatureMap first = context.map(0);
        int axis = context.axis(context.node().integer("axis", 1), first.rank());
        if (!first.holdsOnly(axis, Source.CHANNEL) || !first.holdsAll(axis, Source.CHANNEL)) {
            throw context.node().fail("only concatenation along the channels is supported");
        }
        boolean plain =
                IntStream.range(0, context.inputs().size()).allMatch(i -> isPlain(context, context.map(i), axis));
        if (!plain && axis != CHANNELS) {
            throw context.node().fail("the channels of its inputs are in different orders");
        }
        String[] blobs = IntStream.range(0, context.inputs().size())
                .mapToObj(i -> plain ? context.map(i).blob() : context.blob(i))
                .toArray(String[]::new);
        FeatureMap written = context.written(new Concat(), blobs);
        return plain
                ? first.withBlob(written.blob()).withAxis(axis, written.axes().get(CHANNELS))
                : written;
    }

    private static boolean isPlain(NodeContext context, FeatureMap map, int axis) {
        AxisSize channels = context.net().probes().extent(context.net().channels(map.blob()));
        return map.axes().get(axis).equals(FeatureMap.atoms(Source.CHANNEL, channels));
    }

    private static List<OnnxValue> split(NodeContext context) {
        FeatureMap map = context.map(0);
        int axis = context.axis(context.node().integer("axis", 0), map.rank());
        if (axis < CHANNELS || axis > COLUMNS) {
            throw context.node().fail("only channels, rows and columns can be split, not axis " + axis);
        }
        String blob = context.blob(0);
        AxisSize extent = context.net().view(blob).size(axis, context.probes());
        int size = (int) extent.fixed()
                .orElseThrow(() -> context.node().fail("where it splits axis " + axis + " depends on the image size"));
        int count = context.node().outputs().size();
        int[] equal = new int[count];
        for (int i = 0; i < count; i++) {
            int each = (size + count - 1) / count;
            equal[i] = Math.max(Math.min(each, size - i * each), 0);
        }
        int[] sizes = context.integers(1, "split", equal);
        if (sizes.length != count || IntStream.of(sizes).sum() != size) {
            throw context.node().fail("its " + sizes.length + " parts do not add up to the axis's " + size);
        }
        List<OnnxValue> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < count; i++) {
            Op part = part(axis, from, from + sizes[i], size);
            String output = context.node().outputs().get(i);
            parts.add(ranked(context, map, context.add(part, output, blob)));
            from += sizes[i];
        }
        return parts;
    }

    private static Op part(int axis, int from, int to, int size) {
        return switch (axis) {
            case ROWS -> new Crop(from, 0, size - to, 0, 1, 1);
            case COLUMNS -> new Crop(0, from, 0, size - to, 1, 1);
            default -> Convolution.ofChannels(from, to, size);
        };
    }

    private static FeatureMap ranked(NodeContext context, FeatureMap like, String blob) {
        return new FeatureMap(blob, context.net().view(blob).axes().subList(0, Math.min(like.rank(), 4)));
    }

    private static OnnxValue gather(NodeContext context) {
        FeatureMap map = context.map(0);
        int axis = context.axis(context.node().integer("axis", 0), map.rank());
        Constant indices = context.weights(1);
        if (axis != CHANNELS || indices.shape().length > 1) {
            throw context.node().fail("only channels can be gathered, by a list of indices");
        }
        String blob = context.blob(0);
        int channels = context.net().channels(blob);
        int[] chosen = new int[indices.length()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = context.axis((int) indices.integers()[i], channels);
        }
        FeatureMap gathered = ranked(context, map, context.write(Convolution.selecting(chosen, channels), blob));
        List<List<IndexDigit>> axes = new ArrayList<>(gathered.axes());
        if (indices.shape().length == 0) {
            axes.remove(CHANNELS);
        }
        return new FeatureMap(gathered.blob(), axes);
    }

    private static OnnxValue slice(NodeContext context) {
        FeatureMap map = context.map(0);
        Cut[] cuts = cuts(context, map);
        String blob = context.blob(0);
        boolean space = !cuts[ROWS].isWhole() || !cuts[COLUMNS].isWhole();
        if (!cuts[CHANNELS].isWhole()) {
            int[] chosen = cuts[CHANNELS].places(context.net().channels(blob));
            var selection = Convolution.selecting(chosen, context.net().channels(blob));
            blob = space ? context.step("channels", selection, blob) : context.write(selection, blob);
        }
        if (space) {
            Crop crop = new Crop(
                    cuts[ROWS].before(),
                    cuts[COLUMNS].before(),
                    cuts[ROWS].behind(),
                    cuts[COLUMNS].behind(),
                    cuts[ROWS].step(),
                    cuts[COLUMNS].step());
            blob = context.write(crop, blob);
        }
        return ranked(context, map, blob);
    }

    /** A slice of an axis: positions removed before and after, and the step between those kept. */
    private record Cut(int before, int behind, int step) {
        static final Cut NOTHING = new Cut(0, 0, 1);

        boolean isWhole() {
            return equals(NOTHING);
        }

        int[] places(int size) {
            return IntStream.iterate(before, i -> i < size - behind, i -> i + step)
                    .toArray();
        }
    }

    private static Cut[] cuts(NodeContext context, FeatureMap map) {
        Constant starts = bounds(context, 1, "starts");
        Constant ends = bounds(context, 2, "ends");
        int[] all = IntStream.range(0, starts.length()).toArray();
        int[] axes = context.integers(3, "axes", all);
        int[] ones = IntStream.generate(() -> 1).limit(axes.length).toArray();
        int[] steps = context.integers(4, "steps", ones);
        Cut[] cuts = {Cut.NOTHING, Cut.NOTHING, Cut.NOTHING, Cut.NOTHING};
        for (int i = 0; i < axes.length; i++) {
            int axis = context.axis(axes[i], map.rank());
            Cut cut = cut(context, map.size(axis, context.probes()), starts, ends, i, steps[i]);
            if (axis > COLUMNS || axis == 0 && !cut.isWhole()) {
                throw context.node().fail("only channels, rows and columns can be sliced, not axis " + axis);
            }
            cuts[axis] = cut;
        }
        return cuts;
    }

    private static Constant bounds(NodeContext context, int input, String attribute) {
        if (context.has(input)) {
            return context.constant(input);
        }
        int[] values = context.node().integers(attribute);
        double[] numbers = IntStream.of(values).asDoubleStream().toArray();
        double[][] same =
                IntStream.range(0, context.probes()).mapToObj(i -> numbers).toArray(double[][]::new);
        return Constant.sizes(new int[] {numbers.length}, true, same);
    }

    private static Cut cut(NodeContext context, AxisSize size, Constant starts, Constant ends, int i, int step) {
        if (step < 1) {
            throw context.node().fail("steps must be >= 1, not " + step);
        }
        Long[] before = new Long[context.probes()];
        Long[] behind = new Long[context.probes()];
        for (int probe = 0; probe < context.probes(); probe++) {
            before[probe] = place(starts.at(probe, i), size.at(probe));
            behind[probe] = size.at(probe) - Math.max(place(ends.at(probe, i), size.at(probe)), before[probe]);
        }
        return new Cut(fixed(context, before), fixed(context, behind), step);
    }

    private static long place(double given, long size) {
        return (long) Math.max(Math.min(given < 0 ? given + size : given, size), 0);
    }

    private static int fixed(NodeContext context, Long[] sizes) {
        return (int) new AxisSize(List.of(sizes)).fixed().orElseThrow(() -> context.node()
                .fail("what it removes depends on the image size"));
    }

    /** Repeats a single channel, or does nothing. */
    private static OnnxValue expand(NodeContext context) {
        FeatureMap map = context.map(0);
        Constant shape = context.constant(1);
        String blob = context.blob(0);
        int offset = map.rank() - shape.length();
        for (int i = Math.max(0, -offset); i < shape.length(); i++) {
            AxisSize requested = shape.extent(i, context.probes());
            boolean grows = !requested.isOne() && !requested.equals(map.size(i + offset, context.probes()));
            if (grows && (i + offset != CHANNELS || context.net().channels(blob) != 1)) {
                throw context.node().fail("only a single channel can be repeated");
            }
            if (grows) {
                return ranked(context, map, context.write(ChannelMix.repeat((int) requested.at(0)), blob));
            }
        }
        return map.withBlob(context.write(new Identity(), map.blob()));
    }

    /** Rearranges each square of pixels into channels, row by row: one crop for each position in the square. */
    private static OnnxValue spaceToDepth(NodeContext context) {
        int block = context.node().integer("blocksize", 1);
        String blob = context.blob(0);
        String[] parts = new String[block * block];
        for (int i = 0; i < parts.length; i++) {
            int top = i / block;
            int left = i % block;
            Crop crop = new Crop(top, left, block - 1 - top, block - 1 - left, block, block);
            parts[i] = context.add(crop, Net.intermediate(context.node().output(), "part" + i), blob);
        }
        return context.written(new Concat(), parts);
    }
}
