package io.github.dreamsphere.models.hdf5;

/** Arrays of numbers as floats. */
final class Numbers {
    private static final int HALF_OF_FLOAT = 16;

    private Numbers() {}

    /** A number whose sixteen bits are the upper half of a float. */
    static float bfloat16(short bits) {
        return Float.intBitsToFloat(bits << HALF_OF_FLOAT);
    }

    /** The numbers of an array of any primitive type. */
    static float[] floats(Object array, boolean bfloat16) {
        if (array instanceof float[] floats) {
            return floats;
        }
        int length = java.lang.reflect.Array.getLength(array);
        float[] floats = new float[length];
        for (int i = 0; i < length; i++) {
            Number number = (Number) java.lang.reflect.Array.get(array, i);
            floats[i] = bfloat16 ? bfloat16(number.shortValue()) : number.floatValue();
        }
        return floats;
    }
}
