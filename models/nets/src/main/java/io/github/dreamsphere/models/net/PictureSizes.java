package io.github.dreamsphere.models.net;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * For which sizes of square pictures, in pixels along an edge, a net can be computed. They are found by trying.
 *
 * @param minimum the smallest size for which the net works; the fixed size if there is one
 * @param fixed the only size for which the net works, as in most transformers; empty if it works at others, too
 */
public record PictureSizes(int minimum, OptionalInt fixed) {
    private static final int LARGEST_MINIMUM = 4096;

    /** A net that does not work at any size is tried at no more pixels along an edge than this. */
    private static final int LARGEST_FIXED = 1024;

    /** At fewer pixels, maps of one position may fit by being repeated. */
    private static final int SMALLEST_FIXED = 64;

    /** Of several sizes, the largest up to this is taken: the usual tile. */
    private static final int USUAL = 512;

    /** A net that works at this many sizes in a row is not bound to one: strides add up to less. */
    private static final int FREE_RUN = 256;

    /**
     * The sizes for which all of {@code net} works.
     *
     * @throws ShapeException if it works at no square size
     */
    static PictureSizes of(Net net) {
        if (accepts(net, LARGEST_MINIMUM)) {
            return new PictureSizes(smallest(net, LARGEST_MINIMUM), OptionalInt.empty());
        }
        Run run = run(net);
        return run.isFree()
                ? new PictureSizes(smallest(net, run.last()), OptionalInt.empty())
                : new PictureSizes(run.size(), OptionalInt.of(run.size()));
    }

    /** The size nearest to {@code wanted} for which the net works. */
    public int near(int wanted) {
        return fixed.orElse(Math.max(wanted, minimum));
    }

    /** Sizes in a row that all work. Strides that drop what is left over let a few do so. */
    private record Run(int first, int last) {
        boolean isFree() {
            return count() >= FREE_RUN;
        }

        /** The one size that the number of sizes divides, as it is the product of the strides. */
        int size() {
            return last - last % count();
        }

        private int count() {
            return last - first + 1;
        }
    }

    private static Run run(Net net) {
        int some = IntStream.concat(
                        IntStream.iterate(USUAL, size -> size >= SMALLEST_FIXED, size -> size - 1),
                        IntStream.rangeClosed(USUAL + 1, LARGEST_FIXED))
                .filter(size -> accepts(net, size))
                .findFirst()
                .orElseThrow(() -> worksAtNoSize(net));
        int first = some;
        while (first > 1 && accepts(net, first - 1)) {
            first--;
        }
        int last = some;
        while (last < LARGEST_FIXED && accepts(net, last + 1)) {
            last++;
        }
        return new Run(first, last);
    }

    private static ShapeException worksAtNoSize(Net net) {
        return new ShapeException("net " + net.name() + " works at no square size of " + SMALLEST_FIXED + " to "
                + LARGEST_FIXED + " pixels: "
                + rejection(net, LARGEST_MINIMUM).orElseThrow().getMessage());
    }

    /** The smallest size that works, if all from it to {@code largest} do. */
    private static int smallest(Net net, int largest) {
        int high = largest;
        int low = 0;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (accepts(net, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static boolean accepts(Net net, int size) {
        return rejection(net, size).isEmpty();
    }

    private static Optional<ShapeException> rejection(Net net, int size) {
        try {
            net.shapes(size, size);
            return Optional.empty();
        } catch (ShapeException e) {
            return Optional.of(e);
        }
    }
}
