package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Shape;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Intel's oneDNN, called directly where its library is there for the platform. ND4J's own convolutions use it too, but
 * bring every blob and every kernel into oneDNN's layout and back at each call; here they stay in it.
 */
public final class OneDnn {
    private static final boolean AVAILABLE = available();

    private OneDnn() {}

    /** The processor and its queue; made when first used. */
    private static final class Cpu {
        static final engine ENGINE = new engine(engine.kind.cpu, 0);
        static final stream STREAM = new stream(ENGINE);
    }

    /** True if the library can be used here. */
    public static boolean isAvailable() {
        return AVAILABLE;
    }

    private static boolean available() {
        try {
            return engine.get_count(engine.kind.cpu) > 0;
        } catch (LinkageError e) {
            return false;
        }
    }

    /** The processor. */
    public static engine engine() {
        return Cpu.ENGINE;
    }

    /** The processor's queue; what is put in has run when the call returns. */
    public static stream stream() {
        return Cpu.STREAM;
    }

    /** What oneDNN must know of a blob for one image. */
    static memory.desc describe(Shape shape, MemoryLayout layout) {
        memory.format_tag tag =
                switch (layout) {
                    case HWC -> memory.format_tag.nhwc;
                    case CHW -> memory.format_tag.nchw;
                    case BLOCKED -> memory.format_tag.nChw8c;
                };
        return describe(tag, 1, shape.channels(), shape.height(), shape.width());
    }

    /** Floats of these dimensions, in the order {@code tag}. */
    public static memory.desc describe(memory.format_tag tag, long... dimensions) {
        return new memory.desc(dimensions, memory.data_type.f32, tag);
    }

    /** {@code floats}, which stay the caller's, as oneDNN sees them. */
    public static memory memory(memory.desc description, FloatPointer floats) {
        return new memory(description, engine(), floats);
    }

    static memory value(Edge edge) {
        return memory(describe(edge.shape(), edge.layout()), edge.value().floats());
    }

    static memory gradient(Edge edge) {
        return memory(describe(edge.shape(), edge.layout()), edge.gradient().floats());
    }
}
