package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import io.github.dreamsphere.models.net.Shape;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Intel's oneDNN, called directly on platforms that have its library. ND4J's convolutions use it too, but reorder every
 * blob and kernel at each call; here they stay in oneDNN's layout.
 */
public final class OneDnn {
    private static final boolean AVAILABLE = available();

    private OneDnn() {}

    /** The CPU engine and its stream, created on first use. */
    private static final class Cpu {
        static final engine ENGINE = new engine(engine.kind.cpu, 0);
        static final stream STREAM = new stream(ENGINE);
    }

    /** True if the library is available on this platform. */
    public static boolean isAvailable() {
        return AVAILABLE;
    }

    private static boolean available() {
        OpenMp.prepare();
        try {
            return engine.get_count(engine.kind.cpu) > 0;
        } catch (LinkageError e) {
            return false;
        }
    }

    /** True if oneDNN computes with the processor's AVX-512 instructions. */
    static boolean hasAvx512() {
        return isAvailable() && (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core;
    }

    /** The CPU engine. */
    public static engine engine() {
        return Cpu.ENGINE;
    }

    /** The CPU stream; submitted primitives have finished when the call returns. */
    public static stream stream() {
        return Cpu.STREAM;
    }

    /** Attributes for the description of a {@link Primitive}: it brings the memory that it computes in. */
    public static primitive_attr attributes() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_scratchpad_mode(scratchpad_mode.user);
        return attributes;
    }

    /** The descriptor of a blob for one image. */
    static memory.desc describe(Shape shape, MemoryLayout layout) {
        memory.format_tag tag =
                switch (layout) {
                    case HWC -> memory.format_tag.nhwc;
                    case CHW -> memory.format_tag.nchw;
                    case BLOCKED -> blocked();
                };
        return describe(tag, 1, shape.channels(), shape.height(), shape.width());
    }

    /** The layout in blocks of {@link #channelsPerBlock()} channels, which convolutions read and write fastest. */
    public static memory.format_tag blocked() {
        return MemoryLayout.BLOCK == 16 ? memory.format_tag.nChw16c : memory.format_tag.nChw8c;
    }

    /** Channels of a block: as many floats as a vector register of the processor holds. */
    public static int channelsPerBlock() {
        return MemoryLayout.BLOCK;
    }

    /** The descriptor of floats with the given dimensions and layout. */
    public static memory.desc describe(memory.format_tag tag, long... dimensions) {
        return new memory.desc(dimensions, memory.data_type.f32, tag);
    }

    /** The descriptor of one channel whose rows and columns are so many floats apart. */
    static memory.desc describePlane(int rows, int columns, long betweenRows, long betweenColumns) {
        long[] dimensions = {1, 1, rows, columns};
        return new memory.desc(dimensions, memory.data_type.f32, new long[] {1, 1, betweenRows, betweenColumns});
    }

    /** A view of {@code floats}, which the caller keeps owning. */
    public static memory memory(memory.desc description, FloatPointer floats) {
        return new memory(description, engine(), floats);
    }

    /** True if oneDNN has no implementation for what {@code description} was made from. */
    public static boolean isEmpty(primitive_desc description) {
        dnnl_primitive_desc found = description.get(true);
        return found == null || found.isNull();
    }

    /** The memory of an ND4J array that is not a view. */
    static FloatPointer floats(INDArray array) {
        return new FloatPointer(array.data().addressPointer());
    }

    static memory value(Edge edge) {
        return memory(describe(edge.shape(), edge.layout()), edge.value().floats());
    }

    static memory gradient(Edge edge) {
        return memory(describe(edge.shape(), edge.layout()), edge.gradient().floats());
    }
}
