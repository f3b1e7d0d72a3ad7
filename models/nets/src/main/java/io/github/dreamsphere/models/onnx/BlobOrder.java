package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.Rearrange;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Turns views into blobs. A view that only renames axes is its blob; one that reorders values needs a layer. */
final class BlobOrder {
    /** Above this number of channels, choosing some with a convolution would be slower than copying. */
    private static final int MANY = 1024;

    private BlobOrder() {}

    /** A blob with the view's channels, rows and columns; the view must be [1, channels(, height, width)]. */
    static String blob(NodeContext context, FeatureMap view) {
        if (view.rank() < 2
                || view.rank() > 4
                || !withoutBatch(view.axes().get(0)).isEmpty()) {
            throw context.node().fail("needs a tensor [1, channels, height, width], was " + describe(context, view));
        }
        return blob(context, view, AxisLayout.ofPicture(view.rank()));
    }

    /** A blob with the view's values in the given layout; adds a layer if they must be reordered. */
    static String blob(NodeContext context, FeatureMap view, AxisLayout layout) {
        if (isNatural(context, view, layout)) {
            return view.blob();
        }
        List<IndexDigit> rows = digits(view, layout.rows());
        List<IndexDigit> columns = digits(view, layout.columns());
        List<IndexDigit> channels = digits(view, layout.channels());
        boolean fromChannels = channels.stream().allMatch(digit -> digit.source() == Source.CHANNEL)
                && context.net().channels(view.blob()) <= MANY;
        String blob = view.blob();
        if (fromChannels
                && isWhole(context, blob, Source.HEIGHT, rows)
                && isWhole(context, blob, Source.WIDTH, columns)) {
            return select(context, blob, channels(context, channels));
        }
        if (fromChannels && isSquare(context, blob, rows, columns)) {
            List<IndexDigit> order = new ArrayList<>(channels);
            order.add(rows.get(1));
            order.add(columns.get(1));
            String ordered = select(context, blob, channels(context, order));
            int block = (int) rows.get(1).size().at(0);
            return context.step("depth", new DepthToSpace(block, DepthToSpace.Order.DEPTH_FIRST), ordered);
        }
        return context.step("ordered", rearrangement(context, view, rows, columns, channels), blob);
    }

    /** True if the rows and columns of the blob are those of the view in this layout. */
    static boolean keepsPositions(NodeContext context, FeatureMap view, AxisLayout layout) {
        return isWhole(context, view.blob(), Source.HEIGHT, digits(view, layout.rows()))
                && isWhole(context, view.blob(), Source.WIDTH, digits(view, layout.columns()));
    }

    /** True if the blob of the view has the view's values in this layout. */
    static boolean isNatural(NodeContext context, FeatureMap view, AxisLayout layout) {
        return keepsPositions(context, view, layout)
                && isWhole(context, view.blob(), Source.CHANNEL, digits(view, layout.channels()));
    }

    private static boolean isWhole(NodeContext context, String blob, Source source, List<IndexDigit> digits) {
        return digits.equals(FeatureMap.atoms(source, context.net().size(blob, source)));
    }

    private static List<IndexDigit> digits(FeatureMap view, List<Integer> axes) {
        return IndexDigit.canonical(axes.stream()
                .flatMap(axis -> withoutBatch(view.axes().get(axis)).stream())
                .toList());
    }

    static List<IndexDigit> withoutBatch(List<IndexDigit> digits) {
        return digits.stream().filter(digit -> digit.source() != Source.BATCH).toList();
    }

    /** True for rows and columns whose last digit is one of the channels: a depth-to-space rearrangement. */
    private static boolean isSquare(NodeContext context, String blob, List<IndexDigit> rows, List<IndexDigit> columns) {
        return rows.size() == 2
                && columns.size() == 2
                && isWhole(context, blob, Source.HEIGHT, rows.subList(0, 1))
                && isWhole(context, blob, Source.WIDTH, columns.subList(0, 1))
                && rows.get(1).source() == Source.CHANNEL
                && columns.get(1).source() == Source.CHANNEL
                && rows.get(1).size().equals(columns.get(1).size());
    }

    private static Rearrange rearrangement(
            NodeContext context,
            FeatureMap view,
            List<IndexDigit> rows,
            List<IndexDigit> columns,
            List<IndexDigit> channels) {
        List<IndexDigit> numbered = new ArrayList<>();
        List<List<Integer>> splits = new ArrayList<>();
        for (Source source : List.of(Source.HEIGHT, Source.WIDTH, Source.CHANNEL, Source.REPEAT)) {
            List<IndexDigit> own = Stream.of(rows, columns, channels)
                    .flatMap(List::stream)
                    .filter(digit -> digit.source() == source)
                    .sorted(Comparator.comparing(
                            (IndexDigit digit) -> -digit.stride().at(0)))
                    .toList();
            numbered.addAll(own);
            splits.add(split(context, view, source, own));
        }
        return new Rearrange(
                splits.get(0),
                splits.get(1),
                splits.get(2),
                splits.get(3),
                numbers(numbered, rows),
                numbers(numbered, columns),
                numbers(numbered, channels));
    }

    /** The sizes of the digits; the outermost of rows and columns is left free. */
    private static List<Integer> split(NodeContext context, FeatureMap view, Source source, List<IndexDigit> digits) {
        List<Integer> sizes = new ArrayList<>();
        for (IndexDigit digit : digits) {
            sizes.add((int) digit.size().fixed().orElse(0));
        }
        boolean picture = source == Source.HEIGHT || source == Source.WIDTH;
        if (sizes.stream().filter(size -> size == 0).count() > (source == Source.REPEAT ? 0 : 1)) {
            throw context.node()
                    .unsupported(
                            "this order of its input's values depends on the image size: " + describe(context, view));
        }
        if (picture && !sizes.isEmpty() && !sizes.contains(0)) {
            sizes.set(0, 0);
        }
        return sizes;
    }

    /** The place of each digit in {@code numbered}; equal digits, which only repeats can be, get different places. */
    private static List<Integer> numbers(List<IndexDigit> numbered, List<IndexDigit> digits) {
        List<Integer> numbers = new ArrayList<>();
        for (IndexDigit digit : digits) {
            for (int i = 0; i < numbered.size(); i++) {
                if (numbered.get(i) == digit) {
                    numbers.add(i);
                }
            }
        }
        return numbers;
    }

    /** The tensor that a blob in this layout is. */
    static FeatureMap view(NodeContext context, String blob, AxisLayout layout, FeatureMap like, List<AxisSize> sizes) {
        List<List<IndexDigit>> axes = new ArrayList<>();
        for (int axis = 0; axis < sizes.size(); axis++) {
            axes.add(new ArrayList<>());
        }
        place(Source.HEIGHT, layout.rows(), sizes, axes);
        place(Source.WIDTH, layout.columns(), sizes, axes);
        place(Source.CHANNEL, layout.channels(), sizes, axes);
        for (int axis = 0; axis < Math.min(sizes.size(), like.rank()); axis++) {
            axes.set(axis, withBatchOf(context, like.axes().get(axis), axes.get(axis)));
        }
        return new FeatureMap(blob, axes);
    }

    private static void place(Source source, List<Integer> own, List<AxisSize> sizes, List<List<IndexDigit>> axes) {
        AxisSize stride = null;
        for (int i = own.size() - 1; i >= 0; i--) {
            AxisSize size = sizes.get(own.get(i));
            AxisSize step = stride == null ? AxisSize.of(1, size.sizes().size()) : stride;
            if (!size.isOne()) {
                axes.get(own.get(i)).add(new IndexDigit(source, step, size));
            }
            stride = step.times(size);
        }
    }

    private static List<IndexDigit> withBatchOf(NodeContext context, List<IndexDigit> like, List<IndexDigit> digits) {
        int place = 0;
        while (place < like.size() && like.get(place).source() != Source.BATCH) {
            place++;
        }
        if (place == like.size()) {
            return digits;
        }
        IndexDigit batch = like.get(place);
        List<IndexDigit> all = new ArrayList<>();
        if (like.size() == 1 && digits.isEmpty()) {
            all.add(batch);
        } else if (place == 0) {
            all.add(batch);
            all.addAll(digits);
        } else if (place == like.size() - 1) {
            all.addAll(digits);
            all.add(batch);
        } else {
            throw context.node().unsupported("it mixes the images of a batch");
        }
        return all;
    }

    /** [1, 1, channels, height, width] without its second axis. */
    static FeatureMap withoutDepth(NodeContext context, FeatureMap view) {
        if (view.rank() != 5 || !view.axes().get(1).isEmpty()) {
            throw context.node()
                    .unsupported("needs a tensor [1, 1, channels, height, width], was " + describe(context, view));
        }
        List<List<IndexDigit>> axes = new ArrayList<>(view.axes());
        axes.remove(1);
        return new FeatureMap(view.blob(), axes);
    }

    /** [1, channels, height, width] with a second axis of size 1. */
    static FeatureMap withDepth(FeatureMap view) {
        List<List<IndexDigit>> axes = new ArrayList<>(view.axes());
        axes.add(1, List.of());
        return new FeatureMap(view.blob(), axes);
    }

    /** True if the view's axes are the blob's channels, rows and columns; trailing axes of size 1 may be missing. */
    static boolean isPlain(NodeContext context, FeatureMap view) {
        List<List<IndexDigit>> own = context.net().view(view.blob()).axes();
        return view.rank() >= 2
                && view.rank() <= 4
                && view.axes().equals(own.subList(0, view.rank()))
                && own.subList(view.rank(), own.size()).stream().allMatch(List::isEmpty);
    }

    /** The channels of the blob in the order of the digits {@code atoms}. */
    private static int[] channels(NodeContext context, List<IndexDigit> atoms) {
        int[] channels = {0};
        for (IndexDigit atom : atoms) {
            int size = (int) atom.size().fixed().orElseThrow(() -> context.node()
                    .unsupported("its channels depend on the image size"));
            int[] longer = new int[channels.length * size];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = channels[i / size] + (int) (i % size * atom.stride().at(0));
            }
            channels = longer;
        }
        return channels;
    }

    /**
     * The blob with the given channels in the given order; the blob itself if nothing changes. A convolution with ones
     * and zeros does it exactly and no slower than a gather.
     */
    static String select(NodeContext context, String blob, int[] channels) {
        int inputs = context.net().channels(blob);
        if (isIdentity(channels, inputs)) {
            return blob;
        }
        return context.step("order", Convolution.selecting(channels, inputs), blob);
    }

    private static boolean isIdentity(int[] channels, int inputs) {
        for (int i = 0; i < channels.length; i++) {
            if (channels[i] != i) {
                return false;
            }
        }
        return channels.length == inputs;
    }

    static String describe(NodeContext context, FeatureMap view) {
        List<String> axes = new ArrayList<>();
        for (int axis = 0; axis < view.rank(); axis++) {
            axes.add(view.size(axis, context.probes()).toString());
        }
        return axes.toString();
    }
}
