package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Broadcasts constants to the channels of feature maps as NumPy does: axes are matched from the last. */
final class Broadcast {
    private Broadcast() {}

    /**
     * The value of {@code constant} for each channel of the blob; empty if it differs between positions of the picture,
     * or gives the map a new shape.
     */
    static Optional<float[]> channels(NodeContext context, FeatureMap map, Constant constant) {
        if (!constant.fixed()) {
            throw context.node().unsupported("a constant depends on the image size");
        }
        if (context.net().size(map.blob(), Source.CHANNEL).fixed().isEmpty()) {
            return Optional.empty();
        }
        FeatureMap view = map.atLeastRank(constant.rank());
        int offset = view.rank() - constant.rank();
        for (int axis = 0; axis < constant.rank(); axis++) {
            int size = constant.shape()[axis];
            boolean fits = size == 1
                    || view.holdsOnly(axis + offset, Source.CHANNEL)
                            && view.size(axis + offset, context.probes()).at(0) == size;
            if (!fits) {
                return Optional.empty();
            }
        }
        float[] values = constant.floats();
        float[] spread = new float[context.net().channels(map.blob())];
        for (int channel = 0; channel < spread.length; channel++) {
            int place = 0;
            for (int axis = 0; axis < constant.rank(); axis++) {
                int size = constant.shape()[axis];
                place = place * size + (size == 1 ? 0 : index(view.axes().get(axis + offset), channel));
            }
            spread[channel] = values[place];
        }
        return Optional.of(spread);
    }

    /** True if {@code constant} can be spread over axes of the given sizes, of which there must be at least one. */
    static boolean fits(Constant constant, int[] sizes) {
        int missing = sizes.length - constant.rank();
        for (int axis = 0; axis < constant.rank(); axis++) {
            int size = constant.shape()[axis];
            boolean same = axis + missing >= 0 && size == sizes[axis + missing];
            if (size != 1 && !same) {
                return false;
            }
        }
        return sizes.length > 0;
    }

    /** The values of {@code constant} spread over axes of the given sizes, in order; it must {@link #fits fit}. */
    static float[] spread(Constant constant, int[] sizes) {
        float[] values = constant.floats();
        float[] spread = new float[Arrays.stream(sizes).reduce(1, Math::multiplyExact)];
        int missing = sizes.length - constant.rank();
        for (int i = 0; i < spread.length; i++) {
            int place = 0;
            int step = 1;
            for (int axis = sizes.length - 1, rest = i; axis >= Math.max(missing, 0); axis--) {
                int size = constant.shape()[axis - missing];
                place += size == 1 ? 0 : rest % sizes[axis] * step;
                step *= size;
                rest /= sizes[axis];
            }
            spread[i] = values[place];
        }
        return spread;
    }

    private static int index(List<IndexDigit> atoms, int channel) {
        int index = 0;
        for (IndexDigit atom : atoms) {
            long digit = channel / atom.stride().at(0) % atom.size().at(0);
            index = (int) (index * atom.size().at(0) + digit);
        }
        return index;
    }
}
