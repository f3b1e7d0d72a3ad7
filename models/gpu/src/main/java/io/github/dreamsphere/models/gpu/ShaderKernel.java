package io.github.dreamsphere.models.gpu;

import java.util.ArrayList;
import java.util.List;

/** A kernel of shaders: one sequence forward, one backward. */
abstract class ShaderKernel implements CardKernel {
    private final List<Dispatch> forward = new ArrayList<>();
    private final List<Dispatch> backward = new ArrayList<>();
    private final List<CardFloats> own = new ArrayList<>();

    final void addForward(Dispatch dispatch) {
        forward.add(dispatch);
    }

    final void addBackward(Dispatch dispatch) {
        backward.add(dispatch);
    }

    /** Allocates memory that the kernel owns. */
    final CardFloats allocate(long floats) {
        CardFloats made = new CardFloats(floats);
        own.add(made);
        return made;
    }

    static int flag(boolean value) {
        return value ? 1 : 0;
    }

    @Override
    public final void forward() {
        forward.forEach(Dispatch::run);
    }

    @Override
    public final void backward() {
        backward.forEach(Dispatch::run);
    }

    @Override
    public final long bytes() {
        return own.stream().mapToLong(CardFloats::bytes).sum();
    }

    @Override
    public final void close() {
        own.forEach(CardFloats::close);
    }
}
