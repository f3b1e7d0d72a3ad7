package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Crop;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.onnx.Atom.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Operators that lay blobs behind each other or cut parts out of them. */
final class Slices {
    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    static final Map<String, Operator> OPERATORS = Map.of(
            "Concat", Operator.of(Slices::concat),
            "Split", Slices::split,
            "Slice", Operator.of(Slices::slice),
            "Gather", Operator.of(Slices::gather),
            "Expand", Operator.of(Slices::expand),
            "SpaceToDepth", Operator.of(Slices::spaceToDepth));

    private Slices() {}

    private static Value concat(Call call) {
        FeatureMap first = call.map(0);
        int axis = call.axis(call.node().integer("axis", 1), first.rank());
        if (!first.holdsOnly(axis, Source.CHANNEL) || !first.holdsAll(axis, Source.CHANNEL)) {
            throw call.node().fail("only channels can be laid behind each other");
        }
        boolean plain = IntStream.range(0, call.inputs().size()).allMatch(i -> isPlain(call, call.map(i), axis));
        if (!plain && axis != CHANNELS) {
            throw call.node().fail("the channels of its inputs are in another order");
        }
        String[] blobs = IntStream.range(0, call.inputs().size())
                .mapToObj(i -> plain ? call.map(i).blob() : call.blob(i))
                .toArray(String[]::new);
        FeatureMap written = call.written(new Concat(), blobs);
        return plain
                ? first.withBlob(written.blob()).withAxis(axis, written.axes().get(CHANNELS))
                : written;
    }

    private static boolean isPlain(Call call, FeatureMap map, int axis) {
        Extent channels = call.net().probes().extent(call.net().channels(map.blob()));
        return map.axes().get(axis).equals(FeatureMap.atoms(Source.CHANNEL, channels));
    }

    private static List<Value> split(Call call) {
        FeatureMap map = call.map(0);
        int axis = call.axis(call.node().integer("axis", 0), map.rank());
        if (axis < CHANNELS || axis > COLUMNS) {
            throw call.node().fail("only channels, rows and columns are split, not axis " + axis);
        }
        String blob = call.blob(0);
        Extent extent = call.net().view(blob).size(axis, call.probes());
        int size = (int) extent.fixed()
                .orElseThrow(() -> call.node().fail("where it splits axis " + axis + " hangs on the image's size"));
        int count = call.node().outputs().size();
        int[] equal = new int[count];
        for (int i = 0; i < count; i++) {
            int each = (size + count - 1) / count;
            equal[i] = Math.max(Math.min(each, size - i * each), 0);
        }
        int[] sizes = call.integers(1, "split", equal);
        if (sizes.length != count || IntStream.of(sizes).sum() != size) {
            throw call.node().fail("cannot cut " + size + " into the " + sizes.length + " parts it names");
        }
        List<Value> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < count; i++) {
            Op part = part(axis, from, from + sizes[i], size);
            String output = call.node().outputs().get(i);
            parts.add(ranked(call, map, call.add(part, output, blob)));
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

    private static FeatureMap ranked(Call call, FeatureMap like, String blob) {
        return new FeatureMap(blob, call.net().view(blob).axes().subList(0, Math.min(like.rank(), 4)));
    }

    private static Value gather(Call call) {
        FeatureMap map = call.map(0);
        int axis = call.axis(call.node().integer("axis", 0), map.rank());
        Constant indices = call.weights(1);
        if (axis != CHANNELS || indices.shape().length > 1) {
            throw call.node().fail("only channels are gathered, by a list of their numbers");
        }
        String blob = call.blob(0);
        int channels = call.net().channels(blob);
        int[] chosen = new int[indices.length()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = call.axis((int) indices.integers()[i], channels);
        }
        FeatureMap gathered = ranked(call, map, call.write(Layout.selection(chosen, channels), blob));
        List<List<Atom>> axes = new ArrayList<>(gathered.axes());
        if (indices.shape().length == 0) {
            axes.remove(CHANNELS);
        }
        return new FeatureMap(gathered.blob(), axes);
    }

    private static Value slice(Call call) {
        FeatureMap map = call.map(0);
        Cut[] cuts = cuts(call, map);
        String blob = call.blob(0);
        boolean space = !cuts[ROWS].isWhole() || !cuts[COLUMNS].isWhole();
        if (!cuts[CHANNELS].isWhole()) {
            int[] chosen = cuts[CHANNELS].places(call.net().channels(blob));
            var selection = Layout.selection(chosen, call.net().channels(blob));
            blob = space ? call.step("channels", selection, blob) : call.write(selection, blob);
        }
        if (space) {
            Crop crop = new Crop(
                    cuts[ROWS].before(),
                    cuts[COLUMNS].before(),
                    cuts[ROWS].behind(),
                    cuts[COLUMNS].behind(),
                    cuts[ROWS].step(),
                    cuts[COLUMNS].step());
            blob = call.write(crop, blob);
        }
        return ranked(call, map, blob);
    }

    /** What is cut away of an axis before and behind, and the step in what is left. */
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

    private static Cut[] cuts(Call call, FeatureMap map) {
        Constant starts = bounds(call, 1, "starts");
        Constant ends = bounds(call, 2, "ends");
        int[] all = IntStream.range(0, starts.length()).toArray();
        int[] axes = call.integers(3, "axes", all);
        int[] ones = IntStream.generate(() -> 1).limit(axes.length).toArray();
        int[] steps = call.integers(4, "steps", ones);
        Cut[] cuts = {Cut.NOTHING, Cut.NOTHING, Cut.NOTHING, Cut.NOTHING};
        for (int i = 0; i < axes.length; i++) {
            int axis = call.axis(axes[i], map.rank());
            Cut cut = cut(call, map.size(axis, call.probes()), starts, ends, i, steps[i]);
            if (axis > COLUMNS || axis == 0 && !cut.isWhole()) {
                throw call.node().fail("cuts axis " + axis + ", which is none of a picture's");
            }
            cuts[axis] = cut;
        }
        return cuts;
    }

    private static Constant bounds(Call call, int input, String attribute) {
        if (call.has(input)) {
            return call.constant(input);
        }
        int[] values = call.node().integers(attribute);
        double[] numbers = IntStream.of(values).asDoubleStream().toArray();
        double[][] same =
                IntStream.range(0, call.probes()).mapToObj(i -> numbers).toArray(double[][]::new);
        return Constant.sizes(new int[] {numbers.length}, true, same);
    }

    private static Cut cut(Call call, Extent size, Constant starts, Constant ends, int i, int step) {
        if (step < 1) {
            throw call.node().fail("only steps forward are read, not " + step);
        }
        Long[] before = new Long[call.probes()];
        Long[] behind = new Long[call.probes()];
        for (int probe = 0; probe < call.probes(); probe++) {
            before[probe] = place(starts.at(probe, i), size.at(probe));
            behind[probe] = size.at(probe) - Math.max(place(ends.at(probe, i), size.at(probe)), before[probe]);
        }
        return new Cut(fixed(call, before), fixed(call, behind), step);
    }

    private static long place(double given, long size) {
        return (long) Math.max(Math.min(given < 0 ? given + size : given, size), 0);
    }

    private static int fixed(Call call, Long[] sizes) {
        return (int) new Extent(List.of(sizes)).fixed().orElseThrow(() -> call.node()
                .fail("how much it cuts away hangs on the image's size"));
    }

    /** A single channel repeated, or nothing. */
    private static Value expand(Call call) {
        FeatureMap map = call.map(0);
        Constant shape = call.constant(1);
        String blob = call.blob(0);
        int offset = map.rank() - shape.length();
        for (int i = Math.max(0, -offset); i < shape.length(); i++) {
            Extent asked = shape.extent(i, call.probes());
            boolean grows = !asked.isOne() && !asked.equals(map.size(i + offset, call.probes()));
            if (grows && (i + offset != CHANNELS || call.net().channels(blob) != 1)) {
                throw call.node().fail("only a single channel is repeated");
            }
            if (grows) {
                return ranked(call, map, call.write(ChannelMix.repeat((int) asked.at(0)), blob));
            }
        }
        return map.withBlob(call.write(new Identity(), map.blob()));
    }

    /** Each square of pixels becomes channels, row by row: one crop for each place in the square. */
    private static Value spaceToDepth(Call call) {
        int block = call.node().integer("blocksize", 1);
        String blob = call.blob(0);
        String[] parts = new String[block * block];
        for (int i = 0; i < parts.length; i++) {
            int top = i / block;
            int left = i % block;
            Crop crop = new Crop(top, left, block - 1 - top, block - 1 - left, block, block);
            parts[i] = call.add(crop, Net.intermediate(call.node().output(), "part" + i), blob);
        }
        return call.written(new Concat(), parts);
    }
}
