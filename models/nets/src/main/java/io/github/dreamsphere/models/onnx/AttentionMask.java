package io.github.dreamsphere.models.onnx;

/**
 * What an attention adds to its scores, so that some keys are not seen.
 *
 * @param summand [batch, heads, positions, keys]; −∞ for what is not seen
 * @param seenRows [batch, heads, positions, 1]: 1 for positions that see any key, else 0
 */
record AttentionMask(Constant summand, Constant seenRows) {
    /** Numbers of positions, of keys, and of the keys from before the first position. */
    record Extent(int positions, int keys, int past) {}

    /** How many keys before and behind its own a position sees; below 0, all. */
    record Window(int left, int right) {}

    /**
     * The mask.
     *
     * @param given summands or, as integers, 1 for what is seen; of up to four axes, the last ones; may be null
     * @param lengths the number of keys of each batch; null for all
     */
    static AttentionMask of(NodeContext context, Constant given, Extent extent, Window window, long[] lengths) {
        int[] shape = {1, 1, 1, extent.keys()};
        if (given != null) {
            int[] own = given.shape();
            if (own.length > shape.length) {
                throw context.node().fail("its mask has more than four axes");
            }
            System.arraycopy(own, 0, shape, shape.length - own.length, own.length);
        }
        int columns = shape[3];
        if (shape[2] != 1 && shape[2] != extent.positions()) {
            throw context.node().fail("its mask has " + shape[2] + " rows for " + extent.positions() + " positions");
        }
        int batches = Math.max(shape[0], lengths == null ? 1 : lengths.length);
        int[] full = {batches, shape[1], extent.positions(), extent.keys()};
        float[] values = new float[context.net().checkedLength(context.node(), full)];
        float[] seen = new float[batches * shape[1] * extent.positions()];
        for (int i = 0; i < values.length; i++) {
            int key = i % extent.keys();
            int row = i / extent.keys();
            int position = row % extent.positions();
            int head = row / extent.positions() % shape[1];
            int batch = row / extent.positions() / shape[1];
            boolean visible = isVisible(extent, window, lengths == null ? null : lengths[batch], position, key);
            double summand = 0;
            if (given != null) {
                int mask = shape[0] == 1 ? 0 : batch;
                mask = mask * shape[1] + head;
                mask = mask * shape[2] + (shape[2] == 1 ? 0 : position);
                boolean missing = key >= columns;
                double value = missing ? 0 : given.at(0, mask * columns + key);
                visible &= !missing && (!given.integral() || value != 0);
                summand = given.integral() ? 0 : value;
            }
            values[i] = visible ? (float) summand : Float.NEGATIVE_INFINITY;
            seen[row] = values[i] == Float.NEGATIVE_INFINITY ? seen[row] : 1;
        }
        return new AttentionMask(
                Constant.weights(full, values),
                Constant.weights(new int[] {batches, shape[1], extent.positions(), 1}, seen));
    }

    private static boolean isVisible(Extent extent, Window window, Long length, int position, int key) {
        long offset = length == null ? extent.past() : length - extent.positions();
        long ahead = key - (position + offset);
        return (length == null || key < length)
                && (window.right() < 0 || ahead <= window.right())
                && (window.left() < 0 || -ahead <= window.left());
    }

    /** True if some position sees nothing; its result is 0. */
    boolean hidesRows() {
        float[] rows = seenRows.floats();
        for (float row : rows) {
            if (row == 0) {
                return true;
            }
        }
        return false;
    }
}
