package io.github.dreamsphere.models.engine;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** Reads and writes a blob of a pass as Java arrays of one layout, whatever the blob's layout in memory. */
final class Port implements AutoCloseable {
    private final Edge edge;
    private final MemoryLayout layout;
    private final NativeFloats staging;
    private final List<Primitive> copies = new ArrayList<>();
    private final Runnable valueIn;
    private final Runnable valueOut;
    private final Runnable gradientIn;
    private final Runnable gradientOut;

    /** @param layout of the Java arrays */
    Port(Edge edge, MemoryLayout layout) {
        this.edge = edge;
        this.layout = layout;
        boolean staged = edge.layout() != layout;
        staging = staged ? new NativeFloats(edge.shape().length()) : null;
        valueIn = staged ? copy(staged(), OneDnn.value(edge)) : () -> {};
        valueOut = staged ? copy(OneDnn.value(edge), staged()) : () -> {};
        boolean gradient = staged && edge.gradient() != null;
        gradientIn = gradient ? copy(staged(), OneDnn.gradient(edge)) : () -> {};
        gradientOut = gradient ? copy(OneDnn.gradient(edge), staged()) : () -> {};
    }

    private memory staged() {
        return OneDnn.memory(OneDnn.describe(edge.shape(), layout), staging.from(0));
    }

    private Runnable copy(memory from, memory to) {
        Primitive copy = Primitive.copy(from, to);
        copies.add(copy);
        return copy::run;
    }

    void writeValue(float[] values) {
        plain(edge.value(), values).put(values);
        valueIn.run();
    }

    void readValue(float[] values) {
        valueOut.run();
        plain(edge.value(), values).get(values);
    }

    void writeGradient(float[] values) {
        plain(edge.gradient(), values).put(values);
        gradientIn.run();
    }

    void readGradient(float[] values) {
        gradientOut.run();
        plain(edge.gradient(), values).get(values);
    }

    /** The values as in Java: the blob itself, or a staging buffer if it has another layout. */
    private FloatPointer plain(Storage storage, float[] values) {
        if (values.length != edge.shape().length()) {
            throw new IllegalArgumentException(
                    "a blob " + edge.shape() + " has " + edge.shape().length() + " values, were " + values.length);
        }
        return staging == null ? storage.floats() : staging.from(0);
    }

    /** Bytes of native memory besides the blob's own. */
    long bytes() {
        return staging == null ? 0 : staging.bytes();
    }

    @Override
    public void close() {
        copies.forEach(Primitive::close);
        if (staging != null) {
            staging.close();
        }
    }
}
