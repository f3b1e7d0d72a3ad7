package io.github.dreamsphere.models.engine;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.nd4j.linalg.api.ndarray.INDArray;

/** ND4J arrays of a network's weights, made on first use and shared by all passes. */
final class Weights implements AutoCloseable {
    private final Map<Object, Map<String, INDArray>> arrays = new IdentityHashMap<>();

    private final DnnWeights oneDnn = new DnnWeights();

    /** The weights for oneDNN. */
    DnnWeights forOneDnn() {
        return oneDnn;
    }

    /**
     * The array made from the weights {@code source} for {@code purpose}.
     *
     * @param source the op or tensor it is made from, compared by identity
     */
    INDArray get(Object source, String purpose, Supplier<INDArray> make) {
        return arrays.computeIfAbsent(source, key -> new HashMap<>()).computeIfAbsent(purpose, key -> make.get());
    }

    @Override
    public void close() {
        arrays.values().forEach(made -> made.values().forEach(INDArray::close));
        arrays.clear();
        oneDnn.close();
    }
}
