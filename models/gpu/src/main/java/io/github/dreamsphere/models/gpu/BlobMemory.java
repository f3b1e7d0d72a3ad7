package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The graphics card's memory of a pass's values and gradients, and when each is in use. Those that are never in use at
 * the same time share memory.
 */
final class BlobMemory implements AutoCloseable {
    /** Memory more than this many times too large is left for larger blobs. */
    private static final int WASTEFUL = 2;

    private final Card card;
    private final Map<String, Span> values = new HashMap<>();
    private final Map<String, Span> gradients = new HashMap<>();
    private final List<CardFloats> all = new ArrayList<>();

    BlobMemory(Card card) {
        this.card = card;
    }

    /** The time from the first use of a blob's memory to the last. */
    private final class Span {
        private final Shape shape;
        private int first = Integer.MAX_VALUE;
        private int last = Integer.MIN_VALUE;
        private CardFloats memory;

        private Span(Shape shape) {
            this.shape = shape;
        }

        private void use(int moment) {
            first = Math.min(first, moment);
            last = Math.max(last, moment);
        }

        private long length() {
            return Blob.length(shape) * card.tiles().most();
        }

        private Region region() {
            return new Region(memory, 0, Math.toIntExact(Blob.length(shape) / Blob.BLOCK));
        }

        /**
         * True if the last block has channels that are not the blob's. Not every shader writes them, and they must be
         * finite, which what others leave there need not be.
         */
        private boolean isPadded() {
            return shape.channels() % Blob.BLOCK != 0;
        }

        private boolean fits(CardFloats free) {
            long length = length();
            return !isPadded() && free.length() >= length && free.length() <= WASTEFUL * length;
        }
    }

    /** Notes that the value of {@code blob}, which has this shape, is in use at {@code moment}. */
    void useValue(String blob, Shape shape, int moment) {
        values.computeIfAbsent(blob, key -> new Span(shape)).use(moment);
    }

    /** Notes that the gradient of {@code blob} is in use at {@code moment}. */
    void useGradient(String blob, Shape shape, int moment) {
        gradients.computeIfAbsent(blob, key -> new Span(shape)).use(moment);
    }

    /**
     * Allocates the memory of all blobs that are in use at any time.
     *
     * @throws CardMemoryException if the card's memory is full; what was allocated stays until closed
     */
    void allocate() {
        List<CardFloats> free = new ArrayList<>();
        List<Span> alive = new ArrayList<>();
        List<Span> starting = new ArrayList<>(values.values());
        starting.addAll(gradients.values());
        starting.sort(Comparator.comparingInt((Span span) -> span.first)
                .thenComparing(Span::length, Comparator.reverseOrder()));
        for (Span span : starting) {
            alive.removeIf(other -> {
                boolean over = other.last < span.first;
                if (over) {
                    free.add(other.memory);
                }
                return over;
            });
            span.memory = take(span, free);
            alive.add(span);
        }
    }

    /** The smallest free memory that suits the blob, or else new memory. */
    private CardFloats take(Span span, List<CardFloats> free) {
        CardFloats best = free.stream()
                .filter(span::fits)
                .min(Comparator.comparingLong(CardFloats::length))
                .orElse(null);
        if (best != null) {
            free.remove(best);
            return best;
        }
        if (!card.memory().fits(span.length())) {
            throw new CardMemoryException("a blob " + span.shape
                    + " is larger than the graphics card's blocks of memory;" + " use smaller tiles");
        }
        CardFloats made = new CardFloats(span.length());
        all.add(made);
        return made;
    }

    /** The memory of the value of {@code blob}. */
    Region value(String blob) {
        return values.get(blob).region();
    }

    /** The memory of the gradient of {@code blob}; null if it was never in use. */
    Region gradient(String blob) {
        Span span = gradients.get(blob);
        return span == null ? null : span.region();
    }

    long bytes() {
        return all.stream().mapToLong(CardFloats::bytes).sum();
    }

    @Override
    public void close() {
        all.forEach(CardFloats::close);
    }
}
