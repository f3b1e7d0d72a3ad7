package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Shape;
import java.util.ArrayList;
import java.util.List;

/** A kernel of shaders: one sequence forward, one backward. */
abstract class ShaderKernel implements CardKernel {
    /** What the kernel is made for. */
    final Card card;

    private final List<Dispatch> forward = new ArrayList<>();
    private final List<Dispatch> backward = new ArrayList<>();
    private final List<CardFloats> own = new ArrayList<>();

    ShaderKernel(Card card) {
        this.card = card;
    }

    final void addForward(Dispatch dispatch) {
        forward.add(dispatch);
    }

    final void addBackward(Dispatch dispatch) {
        backward.add(dispatch);
    }

    /** Allocates memory for a blob of this shape in every tile; the kernel owns it. */
    final Region allocate(Shape shape) {
        Region made = card.allocate(Blob.length(shape));
        own.add(made.memory());
        return made;
    }

    /** The same values for all tiles; the kernel owns them. */
    final Region constants(float[] values) {
        CardFloats made = CardFloats.of(values);
        own.add(made);
        return made.shared();
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
