package io.github.dreamsphere.core.plane;

import java.util.Arrays;

/**
 * A row of floats: a view of a part of an array. A change through the view changes the array; a changed row of a plane
 * must also be {@linkplain Plane#store stored}.
 *
 * <p>Use the methods for whole rows where they do. A loop that needs direct access takes {@link #array()} once: sample
 * {@code i} of the row is {@code array()[offset() + i]}.
 */
public final class Row {
    private final float[] array;
    private final int offset;
    private final int length;

    /** The row of {@code length} floats that begins at {@code array[offset]}; the array is not copied. */
    public Row(float[] array, int offset, int length) {
        if (offset < 0 || length < 0 || offset > array.length - length) {
            throw new IllegalArgumentException("a row of " + length + " floats from " + offset
                    + " on does not lie within an array of " + array.length);
        }
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** All of {@code array}, which is not copied. */
    public static Row of(float[] array) {
        return new Row(array, 0, array.length);
    }

    /** How many floats the row holds. */
    public int length() {
        return length;
    }

    /** Sample {@code i}, 0 to length − 1; not checked. */
    public float get(int i) {
        return array[offset + i];
    }

    /** Sets sample {@code i}, 0 to length − 1; not checked. */
    public void set(int i, float value) {
        array[offset + i] = value;
    }

    /** The array that holds the row, and perhaps others; live. */
    public float[] array() {
        return array;
    }

    /** Where in {@link #array()} the row begins. */
    public int offset() {
        return offset;
    }

    /** Sets every sample to {@code value}. */
    public void fill(float value) {
        Arrays.fill(array, offset, offset + length, value);
    }

    /** Takes the samples of {@code other}, a row of the same length. */
    public void copy(Row other) {
        System.arraycopy(other.array, other.offset, array, offset, length);
    }

    /** Takes {@code count} samples of {@code other} from sample {@code from} on; the first becomes sample {@code to}. */
    public void copy(int to, Row other, int from, int count) {
        System.arraycopy(other.array, other.offset + from, array, offset + to, count);
    }

    /** Writes all samples into {@code target} from {@code target[from]} on. */
    public void copyTo(float[] target, int from) {
        System.arraycopy(array, offset, target, from, length);
    }

    /** Adds {@code factor} times {@code other}, a row of the same length. */
    public void add(Row other, float factor) {
        for (int i = 0; i < length; i++) {
            array[offset + i] += factor * other.array[other.offset + i];
        }
    }

    /** Multiplies every sample by {@code factor}. */
    public void scale(float factor) {
        for (int i = offset; i < offset + length; i++) {
            array[i] *= factor;
        }
    }

    /** Brings every sample into 0..1. */
    public void clamp() {
        for (int i = offset; i < offset + length; i++) {
            array[i] = Math.min(1, Math.max(0, array[i]));
        }
    }
}
