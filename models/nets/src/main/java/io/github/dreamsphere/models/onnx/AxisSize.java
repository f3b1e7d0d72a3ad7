package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.onnx.FeatureMap.UnshapeableException;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongBinaryOperator;
import java.util.stream.IntStream;

/** The size of an axis at each probe; the same at all probes if it does not depend on the image size. */
record AxisSize(List<Long> sizes) {
    AxisSize {
        sizes = List.copyOf(sizes);
    }

    static AxisSize of(long size, int probes) {
        return new AxisSize(Collections.nCopies(probes, size));
    }

    long at(int probe) {
        return sizes.get(probe);
    }

    /** The size, if it is the same at all probes. */
    OptionalLong fixed() {
        return sizes.stream().distinct().count() == 1 ? OptionalLong.of(sizes.get(0)) : OptionalLong.empty();
    }

    boolean isOne() {
        return sizes.stream().allMatch(size -> size == 1);
    }

    AxisSize times(AxisSize other) {
        return combine(other, AxisSize::product);
    }

    AxisSize plus(AxisSize other) {
        return combine(other, Math::addExact);
    }

    /** The quotient; {@code other} must be a divisor. */
    AxisSize over(AxisSize other) {
        return combine(other, (a, b) -> a / b);
    }

    boolean divisibleBy(AxisSize other) {
        return IntStream.range(0, sizes.size()).allMatch(i -> other.at(i) > 0 && at(i) % other.at(i) == 0);
    }

    private static long product(long a, long b) {
        long product = Math.multiplyHigh(a, b) == 0 ? a * b : Long.MAX_VALUE;
        if (product < 0 || product > Integer.MAX_VALUE) {
            throw new UnshapeableException("a tensor of " + a + " times " + b + " values is too large");
        }
        return product;
    }

    private AxisSize combine(AxisSize other, LongBinaryOperator operator) {
        return new AxisSize(IntStream.range(0, sizes.size())
                .mapToObj(i -> operator.applyAsLong(at(i), other.at(i)))
                .toList());
    }

    @Override
    public String toString() {
        return fixed().isPresent() ? Long.toString(sizes.get(0)) : "free";
    }
}
