package io.github.dreamsphere.app.recipe;

import java.math.BigDecimal;
import java.util.function.Function;

/**
 * The numbers that an option or a field takes: their type, their limits, and the words for them.
 *
 * @param <T> the type of the numbers
 */
public final class NumberRange<T extends Number & Comparable<T>> {
    private final String form;
    private final Function<BigDecimal, T> exact;
    private final T least;
    private final T most;
    private final boolean excludesLeast;

    private NumberRange(String form, Function<BigDecimal, T> exact, T least, T most, boolean excludesLeast) {
        this.form = form;
        this.exact = exact;
        this.least = least;
        this.most = most;
        this.excludesLeast = excludesLeast;
    }

    /** All whole numbers of 32 bits. */
    public static NumberRange<Integer> whole() {
        return whole("a whole number", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Whole numbers from {@code least} up. */
    public static NumberRange<Integer> wholeFrom(int least) {
        return whole("a whole number of at least " + least, least, Integer.MAX_VALUE);
    }

    /** Whole numbers from {@code least} to {@code most}. */
    public static NumberRange<Integer> whole(int least, int most) {
        return whole("a whole number from " + least + " to " + most, least, most);
    }

    private static NumberRange<Integer> whole(String form, int least, int most) {
        return new NumberRange<>(form, BigDecimal::intValueExact, least, most, false);
    }

    /** All whole numbers of 64 bits. */
    public static NumberRange<Long> longWhole() {
        return new NumberRange<>("a whole number", BigDecimal::longValueExact, Long.MIN_VALUE, Long.MAX_VALUE, false);
    }

    /** All finite numbers. */
    public static NumberRange<Double> decimal() {
        return decimal("a number", -Double.MAX_VALUE, Double.MAX_VALUE, false);
    }

    /** Finite numbers from {@code least} up. */
    public static NumberRange<Double> decimalFrom(double least) {
        return decimal("a number of at least " + brief(least), least, Double.MAX_VALUE, false);
    }

    /** Numbers from {@code least} to {@code most}. */
    public static NumberRange<Double> decimal(double least, double most) {
        return decimal("a number from " + brief(least) + " to " + brief(most), least, most, false);
    }

    /** Numbers greater than {@code bound}, up to {@code most}. */
    public static NumberRange<Double> decimalAbove(double bound, double most) {
        return decimal("a number greater than " + brief(bound) + ", at most " + brief(most), bound, most, true);
    }

    private static NumberRange<Double> decimal(String form, double least, double most, boolean excludesLeast) {
        return new NumberRange<>(form, BigDecimal::doubleValue, least, most, excludesLeast);
    }

    /** The same numbers for a value that may also be {@code word}; they are named together. */
    NumberRange<T> or(String word) {
        return new NumberRange<>(word + " or " + form, exact, least, most, excludesLeast);
    }

    private static String brief(double value) {
        return new BigDecimal(value).stripTrailingZeros().toPlainString();
    }

    /**
     * Reads a number.
     *
     * @throws IllegalArgumentException if {@code word} is none of this range; the message says what it must be
     */
    public T read(String word) {
        try {
            T value = exact.apply(new BigDecimal(word));
            int belowOrAt = excludesLeast ? 0 : -1;
            if (value.compareTo(least) > belowOrAt && value.compareTo(most) <= 0) {
                return value;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException(wanted(word), e);
        }
        throw new IllegalArgumentException(wanted(word));
    }

    private String wanted(String word) {
        return "must be " + form + ", was '" + word + "'";
    }
}
