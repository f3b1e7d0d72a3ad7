package io.github.dreamsphere.models.gpu;

import java.util.ArrayList;
import java.util.List;

/** Memory of the graphics card that is freed together, in the order in which it was made. */
final class Holdings implements AutoCloseable {
    private final List<Runnable> closing = new ArrayList<>();

    /** Frees {@code made} with the rest; returns it. */
    CardFloats keep(CardFloats made) {
        closing.add(made::close);
        return made;
    }

    /** Runs {@code close} when the rest is freed. */
    void add(Runnable close) {
        closing.add(close);
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
