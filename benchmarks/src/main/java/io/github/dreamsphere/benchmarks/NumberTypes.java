package io.github.dreamsphere.benchmarks;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.github.dreamsphere.models.engine.NativeFloats;
import io.github.dreamsphere.models.engine.OneDnn;
import io.github.dreamsphere.models.engine.Primitive;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/**
 * Times oneDNN's convolutions of GoogLeNet's layers, forward: in 32-bit floats directly and by Winograd's method, and in
 * bfloat16.
 */
public final class NumberTypes {
    private static final int SIZE = 448;
    private static final int WARM_UP = 5;
    private static final int RUNS = 20;

    private static final List<Way> WAYS = List.of(
            new Way("floats", memory.data_type.f32, algorithm.convolution_direct),
            new Way("floats, Winograd", memory.data_type.f32, algorithm.convolution_winograd),
            new Way("bfloat16", memory.data_type.bf16, algorithm.convolution_direct));

    private NumberTypes() {}

    private record Way(String name, memory.data_type type, algorithm method) {}

    /** A convolution of blobs of these shapes. */
    private record Work(Convolution op, Shape from, Shape to) {
        @Override
        public String toString() {
            SlidingWindow window = op.window();
            return "%d to %d channels, %d×%d, %d×%d positions"
                    .formatted(
                            op.inputs(),
                            op.outputs(),
                            window.kernelHeight(),
                            window.kernelWidth(),
                            to.height(),
                            to.width());
        }
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        Net net = GoogLeNet.net().upTo(GoogLeNet.BLOB);
        Map<String, Shape> shapes = net.shapes(SIZE, SIZE);
        List<String> names = WAYS.stream().map(Way::name).toList();
        System.out.println("| milliseconds, least of " + RUNS + " | " + String.join(" | ", names) + " |");
        System.out.println("|---" + "|---".repeat(WAYS.size()) + "|");
        double[] sums = new double[WAYS.size()];
        for (Layer layer : net.layers()) {
            if (layer.op() instanceof Convolution op) {
                Shape from = shapes.get(layer.inputs().get(0));
                row(new Work(op, from, shapes.get(layer.output())), sums);
            }
        }
        print("all; by Winograd's method where it exists", sums);
    }

    private static void row(Work work, double[] sums) {
        double[] times = new double[WAYS.size()];
        Arrays.setAll(times, i -> milliseconds(work, WAYS.get(i)));
        print(work.toString(), times);
        for (int i = 0; i < times.length; i++) {
            sums[i] += Double.isNaN(times[i]) ? times[0] : times[i];
        }
    }

    private static void print(String what, double[] times) {
        StringBuilder row = new StringBuilder("| " + what);
        for (double time : times) {
            row.append(Double.isNaN(time) ? " |" : " | %.2f".formatted(time));
        }
        System.out.println(row + " |");
    }

    /** The least time; not a number if oneDNN has no such convolution. */
    private static double milliseconds(Work work, Way way) {
        convolution_forward.primitive_desc description = describe(work, way);
        if (OneDnn.isEmpty(description)) {
            return Double.NaN;
        }
        List<NativeFloats> own = new ArrayList<>();
        try (Primitive primitive = new Primitive(new convolution_forward(description))
                .with(DNNL_ARG_SRC, zeros(description.src_desc(), own))
                .with(DNNL_ARG_WEIGHTS, zeros(description.weights_desc(), own))
                .with(DNNL_ARG_BIAS, zeros(description.bias_desc(), own))
                .with(DNNL_ARG_DST, zeros(description.dst_desc(), own))) {
            return least(primitive);
        } finally {
            own.forEach(NativeFloats::close);
        }
    }

    private static double least(Primitive primitive) {
        long least = Long.MAX_VALUE;
        for (int run = -WARM_UP; run < RUNS; run++) {
            long start = System.nanoTime();
            primitive.run();
            least = run < 0 ? least : Math.min(least, System.nanoTime() - start);
        }
        return least / 1e6;
    }

    private static convolution_forward.primitive_desc describe(Work work, Way way) {
        SlidingWindow window = work.op().window();
        int[] kernel = work.op().weights().shape();
        memory.format_tag layout = work.op().inputs() == 3 ? memory.format_tag.nchw : OneDnn.blocked();
        convolution_forward.desc description = new convolution_forward.desc(
                prop_kind.forward_training,
                way.method(),
                blob(work.from(), way, layout),
                describe(way.type(), memory.format_tag.any, kernel[0], kernel[1], kernel[2], kernel[3]),
                describe(memory.data_type.f32, memory.format_tag.x, kernel[0]),
                blob(work.to(), way, OneDnn.blocked()),
                new long[] {window.strideY(), window.strideX()},
                new long[] {0, 0},
                new long[] {window.padTop(), window.padLeft()},
                new long[] {after(work), after(work)});
        return new convolution_forward.primitive_desc(description, OneDnn.attributes(), OneDnn.engine(), true);
    }

    /** The trailing padding that the windows use. GoogLeNet's convolutions and {@value #SIZE} pixels are square. */
    private static long after(Work work) {
        SlidingWindow window = work.op().window();
        return (work.to().height() - 1L) * window.strideY()
                + window.kernelHeight()
                - work.from().height()
                - window.padTop();
    }

    private static memory.desc blob(Shape shape, Way way, memory.format_tag layout) {
        return describe(way.type(), layout, 1, shape.channels(), shape.height(), shape.width());
    }

    private static memory.desc describe(memory.data_type type, memory.format_tag layout, long... dimensions) {
        return new memory.desc(dimensions, type, layout);
    }

    private static memory zeros(memory.desc description, List<NativeFloats> own) {
        NativeFloats floats = new NativeFloats((description.get_size() + Float.BYTES - 1) / Float.BYTES);
        own.add(floats);
        return OneDnn.memory(description, floats.from(0));
    }
}
