package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reorders the values of a blob. The input's rows, columns and channels are each split into digits, as a reshape does,
 * and the output's rows, columns and channels are made of these digits in another order, as a transposition and another
 * reshape do. Digits of {@code repeats} read no input: the output repeats its values along them.
 *
 * <p>Digits are numbered: those of the rows first, then those of the columns, the channels and the repeats.
 *
 * @param rows sizes of the digits of the input's rows, the outermost first; at most one is 0, for what is left
 * @param columns as {@code rows}, for the columns
 * @param channels as {@code rows}, for the channels
 * @param repeats sizes of digits along which values repeat
 * @param toRows numbers of the digits that make the output's rows, the outermost first
 * @param toColumns as {@code toRows}, for the columns
 * @param toChannels as {@code toRows}, for the channels
 */
@JsonTypeName("Rearrange")
public record Rearrange(
        @JsonProperty("rows") List<Integer> rows,
        @JsonProperty("columns") List<Integer> columns,
        @JsonProperty("channels") List<Integer> channels,
        @JsonProperty("repeats") List<Integer> repeats,
        @JsonProperty("toRows") List<Integer> toRows,
        @JsonProperty("toColumns") List<Integer> toColumns,
        @JsonProperty("toChannels") List<Integer> toChannels)
        implements Op {
    public Rearrange {
        rows = split("rows", rows, 1);
        columns = split("columns", columns, 1);
        channels = split("channels", channels, 1);
        repeats = split("repeats", repeats, 0);
        toRows = List.copyOf(toRows);
        toColumns = List.copyOf(toColumns);
        toChannels = List.copyOf(toChannels);
        int digits = rows.size() + columns.size() + channels.size() + repeats.size();
        Set<Integer> used = new HashSet<>(toRows);
        used.addAll(toColumns);
        used.addAll(toChannels);
        boolean each = used.size() == digits
                && toRows.size() + toColumns.size() + toChannels.size() == digits
                && used.stream().allMatch(digit -> digit >= 0 && digit < digits);
        if (!each) {
            throw new ShapeException("each of the " + digits + " digits must be used once, were " + toRows + ", "
                    + toColumns + ", " + toChannels);
        }
    }

    private static List<Integer> split(String what, List<Integer> sizes, int free) {
        if (sizes.stream().anyMatch(size -> size < 0)
                || sizes.stream().filter(size -> size == 0).count() > free) {
            throw new ShapeException("the digits of the " + what + " cannot have the sizes " + sizes);
        }
        return List.copyOf(sizes);
    }

    @Override
    public Shape output(List<Shape> inputs) {
        List<Digit> digits = digits(Op.single(inputs));
        return new Shape(size(digits, toRows), size(digits, toColumns), size(digits, toChannels));
    }

    private static int size(List<Digit> digits, List<Integer> numbers) {
        long size = 1;
        for (int number : numbers) {
            size *= digits.get(number).size();
            if (size > Integer.MAX_VALUE) {
                throw new ShapeException("more than " + Integer.MAX_VALUE + " values along an axis are too many");
            }
        }
        return (int) size;
    }

    /** The digits of the output's rows, columns and channels, the outermost first. */
    public List<Digit> order(Shape input) {
        List<Digit> digits = digits(input);
        return Stream.of(toRows, toColumns, toChannels)
                .flatMap(List::stream)
                .map(digits::get)
                .toList();
    }

    /** For each output value, in HWC order, the index of the input value that it copies. */
    public int[] sources(Shape input) {
        int[] places = {0};
        for (Digit digit : order(input)) {
            places = inner(places, digit);
        }
        return places;
    }

    private static int[] inner(int[] outer, Digit digit) {
        int[] places = new int[Math.multiplyExact(outer.length, digit.size())];
        for (int i = 0, place = 0; i < outer.length; i++) {
            for (int value = 0; value < digit.size(); value++) {
                places[place++] = outer[i] + value * digit.step();
            }
        }
        return places;
    }

    /**
     * A digit.
     *
     * @param step how many values one step of it moves in the input; 0 where values repeat
     */
    public record Digit(int size, int step) {}

    private List<Digit> digits(Shape input) {
        List<Digit> digits = new ArrayList<>();
        add(digits, rows, input.height(), input.width() * input.channels());
        add(digits, columns, input.width(), input.channels());
        add(digits, channels, input.channels(), 1);
        repeats.forEach(size -> digits.add(new Digit(size, 0)));
        return digits;
    }

    private static void add(List<Digit> digits, List<Integer> split, int size, int step) {
        int known = split.stream().filter(part -> part > 0).reduce(1, Math::multiplyExact);
        boolean fits = split.contains(0) ? size % known == 0 : size == known;
        if (!fits) {
            throw new ShapeException(size + " positions cannot be split into " + split);
        }
        int rest = size;
        for (int part : split) {
            int own = part == 0 ? size / known : part;
            rest /= own;
            digits.add(new Digit(own, rest * step));
        }
    }

    /** A point if only channels are reordered; rows and columns that are mixed may come from anywhere. */
    @Override
    public Footprint footprint() {
        boolean keepsPositions =
                toRows.equals(numbers(0, rows.size())) && toColumns.equals(numbers(rows.size(), columns.size()));
        return keepsPositions ? Footprint.POINT : Footprint.EVERYTHING;
    }

    private static List<Integer> numbers(int first, int count) {
        return IntStream.range(first, first + count).boxed().toList();
    }
}
