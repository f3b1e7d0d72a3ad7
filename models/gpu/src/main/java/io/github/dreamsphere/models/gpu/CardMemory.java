package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.GL43C.*;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The weights of networks in the graphics card's memory, uploaded on first use and shared by all passes. */
final class CardMemory implements AutoCloseable {
    private final long largestBlock = glGetInteger64(GL_MAX_SHADER_STORAGE_BLOCK_SIZE);
    private final Map<Object, Map<String, CardFloats>> weights = new IdentityHashMap<>();

    /** True if a shader can read {@code floats} floats as one block. */
    boolean fits(long floats) {
        return floats * Float.BYTES <= largestBlock;
    }

    /**
     * The block made from the weights {@code source} for {@code purpose}.
     *
     * @param source the op or tensor it is made from, compared by identity
     */
    Region weights(Object source, String purpose, Supplier<float[]> make) {
        return weights.computeIfAbsent(source, key -> new HashMap<>())
                .computeIfAbsent(purpose, key -> CardFloats.of(make.get()))
                .shared();
    }

    @Override
    public void close() {
        weights.values().forEach(made -> made.values().forEach(CardFloats::close));
        weights.clear();
    }
}
