package io.github.dreamsphere.benchmarks;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.github.dreamsphere.models.net.Convolution;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.stream;

/** One convolution that keeps the size, by oneDNN itself in whatever layout it likes best, its weights being zero. */
final class LoneConvolution implements AutoCloseable {
    private final engine engine = new engine(org.bytedeco.dnnl.engine.kind.cpu, 0);
    private final stream stream = new stream(engine);
    private final convolution_forward convolution;
    private final IntMemoryMap arguments = new IntMemoryMap();

    LoneConvolution(int edge, Convolution shape) {
        int kernel = shape.window().kernelWidth();
        long[] padding = {kernel / 2, kernel / 2};
        convolution_forward.desc description = new convolution_forward.desc(
                prop_kind.forward_inference,
                algorithm.convolution_direct,
                any(1, shape.inputs(), edge, edge),
                any(shape.outputs(), shape.inputs(), kernel, kernel),
                any(shape.outputs()),
                any(1, shape.outputs(), edge, edge),
                new long[] {1, 1},
                padding,
                padding);
        convolution_forward.primitive_desc chosen = new convolution_forward.primitive_desc(description, engine);
        arguments.put(DNNL_ARG_SRC, new memory(chosen.src_desc(), engine));
        arguments.put(DNNL_ARG_WEIGHTS, new memory(chosen.weights_desc(), engine));
        arguments.put(DNNL_ARG_BIAS, new memory(chosen.bias_desc(), engine));
        arguments.put(DNNL_ARG_DST, new memory(chosen.dst_desc(), engine));
        convolution = new convolution_forward(chosen);
    }

    private static memory.desc any(long... dimensions) {
        return new memory.desc(
                dimensions, memory.data_type.f32, dimensions.length == 1 ? memory.format_tag.x : memory.format_tag.any);
    }

    void run() {
        convolution.execute(stream, arguments);
        stream._wait();
    }

    @Override
    public void close() {
        convolution.close();
        arguments.close();
        stream.close();
        engine.close();
    }
}
