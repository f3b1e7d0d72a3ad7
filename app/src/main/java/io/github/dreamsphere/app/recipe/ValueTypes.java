package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.FileRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of fields. */
final class ValueTypes {
    private static final String AUTOMATIC = "auto";

    static final ValueType<Long> LONG = new NumberType<>(NumberRange.longWhole(), Math::round);
    static final ValueType<Double> DECIMAL = decimal(NumberRange.decimal());

    static final ValueType<Boolean> FLAG = new ValueType<>() {
        @Override
        public Boolean read(List<String> words, ValueSource source) {
            return switch (only(words)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("must be true or false");
            };
        }

        @Override
        public List<String> write(Boolean value) {
            return value ? List.of("true") : List.of();
        }

        @Override
        public boolean isFlag() {
            return true;
        }
    };

    static final ValueType<FileRef> FILE = new ValueType<>() {
        @Override
        public FileRef read(List<String> words, ValueSource source) {
            return source.file(only(words));
        }

        @Override
        public List<String> write(FileRef value) {
            return List.of(value.name());
        }
    };

    private ValueTypes() {}

    /** A whole number in {@code range}. */
    static ValueType<Integer> whole(NumberRange<Integer> range) {
        return new NumberType<>(range, value -> (int) Math.round(value));
    }

    /** A number in {@code range}. */
    static ValueType<Double> decimal(NumberRange<Double> range) {
        return new NumberType<>(range, value -> value);
    }

    /** A value of one word. */
    static <T> ValueType<T> word(Function<String, T> read, Function<T, String> write) {
        return new ValueType<>() {
            @Override
            public T read(List<String> words, ValueSource source) {
                return read.apply(only(words));
            }

            @Override
            public List<String> write(T value) {
                return List.of(write.apply(value));
            }
        };
    }

    /** One of an enum's values, in lower case with hyphens. */
    static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
        return word(new EnumWords<>(type)::read, EnumWords::word);
    }

    /** A value that may be absent. */
    static <T> ValueType<Optional<T>> optional(ValueType<T> type) {
        return new ValueType<>() {
            @Override
            public Optional<T> read(List<String> words, ValueSource source) {
                return Optional.of(type.read(words, source));
            }

            @Override
            public List<String> write(Optional<T> value) {
                return value.map(type::write).orElse(List.of());
            }

            @Override
            public boolean isBetween(Optional<T> from, Optional<T> to) {
                return from.isPresent() && to.isPresent() && type.isBetween(from.get(), to.get());
            }

            @Override
            public Optional<T> between(Optional<T> from, Optional<T> to, double part) {
                return Optional.of(type.between(from.orElseThrow(), to.orElseThrow(), part));
            }
        };
    }

    /** A number in {@code range}, or none for the word {@code auto}. */
    static <T extends Number & Comparable<T>> ValueType<Optional<T>> automatic(
            NumberRange<T> range, Function<NumberRange<T>, ValueType<T>> type) {
        ValueType<Optional<T>> optional = optional(type.apply(range.or(AUTOMATIC)));
        return new ValueType<>() {
            @Override
            public Optional<T> read(List<String> words, ValueSource source) {
                return words.equals(List.of(AUTOMATIC)) ? Optional.empty() : optional.read(words, source);
            }

            @Override
            public List<String> write(Optional<T> value) {
                return value.isEmpty() ? List.of(AUTOMATIC) : optional.write(value);
            }

            @Override
            public boolean isBetween(Optional<T> from, Optional<T> to) {
                return optional.isBetween(from, to);
            }

            @Override
            public Optional<T> between(Optional<T> from, Optional<T> to, double part) {
                return optional.between(from, to, part);
            }
        };
    }

    /** A list with a word for each value. */
    static <T> ValueType<List<T>> list(Function<String, T> read, Function<T, String> write) {
        return netList((word, source) -> read.apply(word), write, false);
    }

    /** A list with a word for each value, whose reading depends on the source. */
    static <T> ValueType<List<T>> netList(
            BiFunction<String, ValueSource, T> read, Function<T, String> write, boolean needsNet) {
        return new ValueType<>() {
            @Override
            public List<T> read(List<String> words, ValueSource source) {
                return words.stream().map(word -> read.apply(word, source)).toList();
            }

            @Override
            public List<String> write(List<T> values) {
                return values.stream().map(write).toList();
            }

            @Override
            public boolean needsNet() {
                return needsNet;
            }
        };
    }

    /** A list of numbers, of which a word may hold several between commas. */
    static <T extends Number> ValueType<List<T>> numbers(ValueType<T> type) {
        return new ValueType<>() {
            @Override
            public List<T> read(List<String> words, ValueSource source) {
                List<T> values = new ArrayList<>();
                for (String word : words) {
                    for (String part : word.split(",", -1)) {
                        values.add(type.read(List.of(part), source));
                    }
                }
                return List.copyOf(values);
            }

            @Override
            public List<String> write(List<T> values) {
                return List.of(values.stream().map(String::valueOf).collect(Collectors.joining(",")));
            }

            @Override
            public boolean isBetween(List<T> from, List<T> to) {
                return from.size() == 1 && to.size() == 1;
            }

            @Override
            public List<T> between(List<T> from, List<T> to, double part) {
                return List.of(type.between(from.get(0), to.get(0), part));
            }
        };
    }

    private static String only(List<String> words) {
        if (words.size() != 1) {
            throw new IllegalArgumentException("takes one value, not " + words.size());
        }
        return words.get(0);
    }

    /**
     * A number.
     *
     * @param range what it may be
     * @param rounded the nearest number of this type
     */
    private record NumberType<T extends Number & Comparable<T>>(NumberRange<T> range, Function<Double, T> rounded)
            implements ValueType<T> {
        @Override
        public T read(List<String> words, ValueSource source) {
            return range.read(only(words));
        }

        @Override
        public List<String> write(T value) {
            return List.of(value.toString());
        }

        @Override
        public boolean isBetween(T from, T to) {
            return true;
        }

        @Override
        public T between(T from, T to, double part) {
            return rounded.apply(from.doubleValue() + part * (to.doubleValue() - from.doubleValue()));
        }
    }
}
