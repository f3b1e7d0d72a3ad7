package io.github.dreamsphere.models.hdf5;

import io.github.dreamsphere.models.net.Half;

/** Arrays of numbers as floats. */
final class Numbers {
    private Numbers() {}

    /** The numbers of an array of any primitive type. */
    static float[] floats(Object array, boolean bfloat16) {
        if (array instanceof float[] floats) {
            return floats;
        }
        int length = java.lang.reflect.Array.getLength(array);
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            Number number = (Number) java.lang.reflect.Array.get(array, i);
            floats[i] = bfloat16 ? Half.bfloat16(number.shortValue()) : number.floatValue();
        }
        return floats;
    }
}
