package io.github.dreamsphere.models.hdf5;

/** Takes values in the order of their source and stores them with the axes in another order. */
final class Reordering {
    private final int[] sizes;
    private final int[] strides;
    private final int[] index;
    private final float[] result;
    private int place;
    private boolean finite = true;

    /**
     * @param sizes of the source, slowest first
     * @param order axes of the source in the order of the result, slowest first
     */
    Reordering(int[] sizes, int[] order) {
        this.sizes = sizes;
        this.index = new int[sizes.length];
        this.strides = new int[sizes.length];
        int stride = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            strides[order[i]] = stride;
            stride *= sizes[order[i]];
        }
        result = new float[stride];
    }

    void put(float value) {
        result[place] = value;
        finite &= Float.isFinite(value);
        for (int axis = sizes.length - 1; axis >= 0; axis--) {
            index[axis]++;
            place += strides[axis];
            if (index[axis] < sizes[axis]) {
                return;
            }
            place -= index[axis] * strides[axis];
            index[axis] = 0;
        }
    }

    void putAll(float[] values) {
        for (float value : values) {
            put(value);
        }
    }

    /** True if no value was NaN or infinite. */
    boolean finite() {
        return finite;
    }

    float[] result() {
        return result;
    }
}
