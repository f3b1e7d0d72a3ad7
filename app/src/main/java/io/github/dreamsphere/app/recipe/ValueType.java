package io.github.dreamsphere.app.recipe;

import java.util.List;

/**
 * How a value is read from words and written as words: those of a recipe, or of a command line.
 *
 * @param <T> the value's type
 */
interface ValueType<T> {
    /**
     * Reads a value.
     *
     * @param words at least one
     * @throws IllegalArgumentException if they are no such value; the message says what is wrong
     */
    T read(List<String> words, ValueSource source);

    /** Writes a value; no words mean that there is none. */
    List<String> write(T value);

    /** Whether values between these two are numbers between them. */
    default boolean isBetween(T from, T to) {
        return false;
    }

    /**
     * The value between two.
     *
     * @param part 0: {@code from}; 1: {@code to}
     */
    default T between(T from, T to, double part) {
        return from;
    }

    /** Whether the value is true or false. */
    default boolean isFlag() {
        return false;
    }

    /** Whether the value can only be read once its net is loaded. */
    default boolean needsNet() {
        return false;
    }
}
