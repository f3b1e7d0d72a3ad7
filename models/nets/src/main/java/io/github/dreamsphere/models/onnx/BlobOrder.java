package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.ArrayList;
import java.util.List;

/** Turns views into blobs. A view that only renames axes is its blob; one that reorders values needs a layer. */
final class BlobOrder {
    private static final int BATCH = 0;
    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private BlobOrder() {}

    /** A blob with the view's channels, rows and columns; the view must be [1, channels(, height, width)]. */
    static String blob(NodeContext context, FeatureMap view) {
        if (view.rank() == 2 || view.rank() == 3) {
            return blob(context, spread(view));
        }
        if (view.rank() != 4 || !view.axes().get(BATCH).isEmpty()) {
            throw context.node().fail("needs a tensor [1, channels, height, width], was " + describe(context, view));
        }
        String blob = view.blob();
        List<IndexDigit> rows = view.axes().get(ROWS);
        List<IndexDigit> columns = view.axes().get(COLUMNS);
        if (isWhole(rows, Source.HEIGHT, context.net().height(blob))
                && isWhole(columns, Source.WIDTH, context.net().width(blob))
                && view.holdsOnly(CHANNELS, Source.CHANNEL)) {
            return select(context, blob, channels(context, view.axes().get(CHANNELS)));
        }
        return depthToSpace(context, view, rows, columns);
    }

    /** [1, 1, channels, height, width] without its second axis. */
    static FeatureMap withoutDepth(NodeContext context, FeatureMap view) {
        if (view.rank() != 5 || !view.axes().get(1).isEmpty()) {
            throw context.node().fail("needs a tensor [1, 1, channels, height, width], was " + describe(context, view));
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

    /** The view, [1, channels] or [1, channels, width], with trailing axes of size 1 up to rank 4. */
    private static FeatureMap spread(FeatureMap view) {
        List<List<IndexDigit>> axes = new ArrayList<>(view.axes());
        while (axes.size() < 4) {
            axes.add(List.of());
        }
        return new FeatureMap(view.blob(), axes);
    }

    private static boolean isWhole(List<IndexDigit> atoms, Source source, AxisSize size) {
        return atoms.equals(FeatureMap.atoms(source, size));
    }

    /** Rows and columns whose last digit is one of the channels: a depth-to-space rearrangement. */
    private static String depthToSpace(
            NodeContext context, FeatureMap view, List<IndexDigit> rows, List<IndexDigit> columns) {
        String blob = view.blob();
        boolean fits = rows.size() == 2
                && columns.size() == 2
                && isWhole(rows.subList(0, 1), Source.HEIGHT, context.net().height(blob))
                && isWhole(columns.subList(0, 1), Source.WIDTH, context.net().width(blob))
                && rows.get(1).source() == Source.CHANNEL
                && columns.get(1).source() == Source.CHANNEL
                && rows.get(1).size().equals(columns.get(1).size())
                && view.holdsOnly(CHANNELS, Source.CHANNEL);
        if (!fits) {
            throw context.node().fail("this order of its input's values is not supported: " + describe(context, view));
        }
        List<IndexDigit> order = new ArrayList<>(view.axes().get(CHANNELS));
        order.add(rows.get(1));
        order.add(columns.get(1));
        String ordered = select(context, blob, channels(context, order));
        int block = (int) rows.get(1).size().at(0);
        return context.step("depth", new DepthToSpace(block, DepthToSpace.Order.DEPTH_FIRST), ordered);
    }

    /** The channels of the blob in the order of the digits {@code atoms}. */
    private static int[] channels(NodeContext context, List<IndexDigit> atoms) {
        int[] channels = {0};
        for (IndexDigit atom : atoms) {
            int size = (int)
                    atom.size().fixed().orElseThrow(() -> context.node().fail("its channels depend on the image size"));
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
