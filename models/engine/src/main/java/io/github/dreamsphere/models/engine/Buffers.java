package io.github.dreamsphere.models.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The native memory of a pass. Blobs that are never alive at the same time share memory. */
final class Buffers implements AutoCloseable {
    /** Memory more than this many times too large is left for larger blobs. */
    private static final int WASTEFUL = 2;

    private final List<NativeFloats> all = new ArrayList<>();
    private final List<NativeFloats> free = new ArrayList<>();

    /** Allocates memory for all storages according to their lifetimes. */
    void place(List<Storage> storages) {
        List<Storage> starting = new ArrayList<>(storages);
        starting.removeIf(Storage::isPart);
        starting.sort(Comparator.comparingInt(Storage::first));
        List<Storage> alive = new ArrayList<>();
        for (Storage storage : starting) {
            alive.removeIf(other -> {
                boolean over = other.last() < storage.first();
                if (over) {
                    free.add(other.memory());
                }
                return over;
            });
            storage.place(take(storage.length()));
            alive.add(storage);
        }
        alive.forEach(storage -> free.add(storage.memory()));
    }

    /** The smallest free memory that is large enough but not wasteful, or else new memory. */
    private NativeFloats take(long length) {
        int best = -1;
        for (int i = 0; i < free.size(); i++) {
            long size = free.get(i).length();
            boolean fits = size >= length && size <= WASTEFUL * length;
            if (fits && (best < 0 || size < free.get(best).length())) {
                best = i;
            }
        }
        return best < 0 ? allocate(length) : free.remove(best);
    }

    private NativeFloats allocate(long length) {
        NativeFloats made = new NativeFloats(length);
        all.add(made);
        return made;
    }

    /** Bytes of native memory held. */
    long bytes() {
        return all.stream().mapToLong(NativeFloats::bytes).sum();
    }

    @Override
    public void close() {
        all.forEach(NativeFloats::close);
    }
}
