package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.net.Window;
import io.github.dreamsphere.models.onnx.Atom.Source;
import java.util.ArrayList;
import java.util.List;

/** Turns views back into blobs: a view that only names axes costs nothing, one that reorders values costs a layer. */
final class Layout {
    private static final int BATCH = 0;
    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    private Layout() {}

    /** The blob whose channels, rows and columns are the view's; the view must be [1, channels(, height, width)]. */
    static String blob(Call call, FeatureMap view) {
        if (view.rank() == 2 || view.rank() == 3) {
            return blob(call, spread(view));
        }
        if (view.rank() != 4 || !view.axes().get(BATCH).isEmpty()) {
            throw call.node().fail("takes a picture's [1, channels, height, width], was given " + describe(call, view));
        }
        String blob = view.blob();
        List<Atom> rows = view.axes().get(ROWS);
        List<Atom> columns = view.axes().get(COLUMNS);
        if (isWhole(rows, Source.HEIGHT, call.net().height(blob))
                && isWhole(columns, Source.WIDTH, call.net().width(blob))
                && view.holdsOnly(CHANNELS, Source.CHANNEL)) {
            return select(call, blob, channels(call, view.axes().get(CHANNELS)));
        }
        return depthToSpace(call, view, rows, columns);
    }

    /** [1, 1, channels, height, width] without its second axis. */
    static FeatureMap withoutDepth(Call call, FeatureMap view) {
        if (view.rank() != 5 || !view.axes().get(1).isEmpty()) {
            throw call.node().fail("takes a picture, was given " + describe(call, view));
        }
        List<List<Atom>> axes = new ArrayList<>(view.axes());
        axes.remove(1);
        return new FeatureMap(view.blob(), axes);
    }

    /** [1, channels, height, width] with a second axis of one value. */
    static FeatureMap withDepth(FeatureMap view) {
        List<List<Atom>> axes = new ArrayList<>(view.axes());
        axes.add(1, List.of());
        return new FeatureMap(view.blob(), axes);
    }

    /** True if the view's axes are the blob's own channels, rows and columns; the last may be left out if they are one. */
    static boolean isPlain(Call call, FeatureMap view) {
        List<List<Atom>> own = call.net().view(view.blob()).axes();
        return view.rank() >= 2
                && view.rank() <= 4
                && view.axes().equals(own.subList(0, view.rank()))
                && own.subList(view.rank(), own.size()).stream().allMatch(List::isEmpty);
    }

    /** [1, channels] and [1, channels, width] with the missing axes of one value behind. */
    private static FeatureMap spread(FeatureMap view) {
        List<List<Atom>> axes = new ArrayList<>(view.axes());
        while (axes.size() < 4) {
            axes.add(List.of());
        }
        return new FeatureMap(view.blob(), axes);
    }

    private static boolean isWhole(List<Atom> atoms, Source source, Extent size) {
        return atoms.equals(FeatureMap.atoms(source, size));
    }

    /** Rows and columns that end in a digit of the channels: channels become pixels. */
    private static String depthToSpace(Call call, FeatureMap view, List<Atom> rows, List<Atom> columns) {
        String blob = view.blob();
        boolean fits = rows.size() == 2
                && columns.size() == 2
                && isWhole(rows.subList(0, 1), Source.HEIGHT, call.net().height(blob))
                && isWhole(columns.subList(0, 1), Source.WIDTH, call.net().width(blob))
                && rows.get(1).source() == Source.CHANNEL
                && columns.get(1).source() == Source.CHANNEL
                && rows.get(1).size().equals(columns.get(1).size())
                && view.holdsOnly(CHANNELS, Source.CHANNEL);
        if (!fits) {
            throw call.node()
                    .fail("its input's values are in an order that is not understood: " + describe(call, view));
        }
        List<Atom> order = new ArrayList<>(view.axes().get(CHANNELS));
        order.add(rows.get(1));
        order.add(columns.get(1));
        String ordered = select(call, blob, channels(call, order));
        int block = (int) rows.get(1).size().at(0);
        return call.step("depth", new DepthToSpace(block, DepthToSpace.Order.DEPTH_FIRST), ordered);
    }

    /** The channels of the blob in the order in which {@code atoms} count them. */
    private static int[] channels(Call call, List<Atom> atoms) {
        int[] channels = {0};
        for (Atom atom : atoms) {
            int size = (int) atom.size().fixed().orElseThrow(() -> call.node().fail("its channels hang on the image"));
            int[] longer = new int[channels.length * size];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = channels[i / size] + (int) (i % size * atom.stride().at(0));
            }
            channels = longer;
        }
        return channels;
    }

    /**
     * The blob with its channels chosen and ordered; the blob itself if nothing changes. A convolution with ones and
     * zeros: exact, and no slower than a gather.
     */
    static String select(Call call, String blob, int[] channels) {
        int inputs = call.net().channels(blob);
        if (isIdentity(channels, inputs)) {
            return blob;
        }
        return call.step("order", selection(channels, inputs), blob);
    }

    /** The layer that chooses channels. */
    static Convolution selection(int[] channels, int inputs) {
        float[] weights = new float[channels.length * inputs];
        for (int i = 0; i < channels.length; i++) {
            weights[i * inputs + channels[i]] = 1;
        }
        return new Convolution(
                new Tensor(new int[] {channels.length, inputs, 1, 1}, weights),
                Tensor.zeros(channels.length),
                Window.point(),
                1);
    }

    private static boolean isIdentity(int[] channels, int inputs) {
        for (int i = 0; i < channels.length; i++) {
            if (channels[i] != i) {
                return false;
            }
        }
        return channels.length == inputs;
    }

    static String describe(Call call, FeatureMap view) {
        List<String> axes = new ArrayList<>();
        for (int axis = 0; axis < view.rank(); axis++) {
            axes.add(view.size(axis, call.probes()).toString());
        }
        return axes.toString();
    }
}
