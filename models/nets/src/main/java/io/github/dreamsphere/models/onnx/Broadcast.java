package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.List;

/**
 * Broadcasts constants to feature maps as NumPy does: axes are matched from the last, and an axis of size 1 fits any
 * size.
 */
final class Broadcast {
    private Broadcast() {}

    /**
     * The value of {@code constant} for each channel of the blob.
     *
     * @throws OnnxNode.UnreadableException if it differs between positions of the picture
     */
    static float[] channels(NodeContext context, FeatureMap map, Constant constant) {
        int channels = context.net().channels(map.blob());
        float[] values = constant.floats();
        float[] spread = new float[channels];
        int offset = map.rank() - constant.shape().length;
        if (offset < 0) {
            throw mismatch(context, map, constant);
        }
        for (int channel = 0; channel < channels; channel++) {
            int place = 0;
            for (int axis = 0; axis < constant.shape().length; axis++) {
                int size = constant.shape()[axis];
                place = place * size + (size == 1 ? 0 : index(context, map, axis + offset, size, channel, constant));
            }
            spread[channel] = values[place];
        }
        return spread;
    }

    private static int index(NodeContext context, FeatureMap map, int axis, int size, int channel, Constant constant) {
        List<IndexDigit> atoms = map.axes().get(axis);
        if (!map.holdsOnly(axis, Source.CHANNEL)
                || map.size(axis, context.probes()).at(0) != size) {
            throw mismatch(context, map, constant);
        }
        int index = 0;
        for (IndexDigit atom : atoms) {
            long digit = channel / atom.stride().at(0) % atom.size().at(0);
            index = (int) (index * atom.size().at(0) + digit);
        }
        return index;
    }

    private static OnnxNode.UnreadableException mismatch(NodeContext context, FeatureMap map, Constant constant) {
        return context.node()
                .fail("a constant of shape " + java.util.Arrays.toString(constant.shape())
                        + " meets a tensor of shape " + BlobOrder.describe(context, map)
                        + "; constants that differ between positions are not supported");
    }
}
