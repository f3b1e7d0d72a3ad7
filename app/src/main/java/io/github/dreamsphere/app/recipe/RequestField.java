package io.github.dreamsphere.app.recipe;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A field of a request, with the name that recipes and command lines give it.
 *
 * @param <R> the request
 * @param <T> the field's value
 */
public final class RequestField<R, T> {
    private final String name;
    private final ValueType<T> type;
    private final Function<R, T> getter;
    private final BiFunction<R, T, R> setter;

    RequestField(String name, ValueType<T> type, Function<R, T> getter, BiFunction<R, T, R> setter) {
        this.name = name;
        this.type = type;
        this.getter = getter;
        this.setter = setter;
    }

    /** The field's name, e.g. {@code octave-scale}. */
    public String name() {
        return name;
    }

    /** Whether the value is true or false. */
    public boolean isFlag() {
        return type.isFlag();
    }

    /** The value in {@code request} as words; none if it has no value. */
    public List<String> words(R request) {
        return type.write(getter.apply(request));
    }

    boolean needsNet() {
        return type.needsNet();
    }

    /** {@code request} with the value that {@code words} write. */
    R read(R request, List<String> words, ValueSource source) {
        return setter.apply(request, type.read(words, source));
    }

    /**
     * The value between those in two requests as words, if it is a number between theirs.
     *
     * @param part 0: the value in {@code from}; 1: the value in {@code to}
     */
    Optional<List<String>> between(R from, R to, double part) {
        T start = getter.apply(from);
        T end = getter.apply(to);
        return type.isBetween(start, end) ? Optional.of(type.write(type.between(start, end, part))) : Optional.empty();
    }

    /** {@code request} with the value between those in two requests. */
    R withBetween(R request, R from, R to, double part) {
        T start = getter.apply(from);
        T end = getter.apply(to);
        return setter.apply(request, type.isBetween(start, end) ? type.between(start, end, part) : start);
    }

    /** This field of a request that is a part of another one. */
    <Q> RequestField<Q, T> in(Function<Q, R> part, BiFunction<Q, R, Q> withPart) {
        return new RequestField<>(
                name,
                type,
                request -> getter.apply(part.apply(request)),
                (request, value) -> withPart.apply(request, setter.apply(part.apply(request), value)));
    }
}
