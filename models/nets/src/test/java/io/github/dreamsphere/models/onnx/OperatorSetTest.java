package io.github.dreamsphere.models.onnx;

import static io.github.dreamsphere.models.onnx.Graphs.integer;
import static io.github.dreamsphere.models.onnx.Graphs.ints;
import static io.github.dreamsphere.models.onnx.Graphs.real;
import static io.github.dreamsphere.models.onnx.Graphs.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.GroupNorm;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pad;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Resize;
import io.github.dreamsphere.models.net.SamePadding;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PyTorch's exporter does not write: operators in the form of other opsets, and other libraries' operators. */
class OperatorSetTest {
    @TempDir
    Path folder;

    @Test
    void clipsByAttributesAndByInputs() throws IOException {
        Op clip = new Activation(Curve.CLIP, 0, 6);
        assertThat(only(new Graphs(7).node("Clip", "image", "y", real("min", 0), real("max", 6))))
                .isEqualTo(clip);
        Graphs inputs = new Graphs(13)
                .floats("low", new long[0], 0)
                .floats("high", new long[0], 6)
                .node("Clip", "image low high", "y");
        assertThat(only(inputs)).isEqualTo(clip);
    }

    @Test
    void reducesByAttributesAndByInputs() throws IOException {
        Op mean = new GlobalPool(Pool.Kind.AVERAGE);
        assertThat(only(new Graphs(13).node("ReduceMean", "image", "y", ints("axes", 2, 3))))
                .isEqualTo(mean);
        assertThat(only(new Graphs(18).longs("axes", -2, -1).node("ReduceMean", "image axes", "y")))
                .isEqualTo(mean);
    }

    @Test
    void padsByAttributesByInputsAndByAxes() throws IOException {
        Op pad = new Pad(1, 2, 3, 4, Pad.Mode.REFLECT);
        assertThat(only(new Graphs(10)
                        .node("Pad", "image", "y", ints("pads", 0, 0, 1, 2, 0, 0, 3, 4), text("mode", "reflect"))))
                .isEqualTo(pad);
        assertThat(only(new Graphs(21)
                        .longs("pads", 1, 2, 3, 4)
                        .longs("axes", 2, 3)
                        .floats("zero", new long[0], 0)
                        .node("Pad", "image pads zero axes", "y", text("mode", "reflect"))))
                .isEqualTo(pad);
    }

    @Test
    void enlargesByUpsampleAndByResize() throws IOException {
        long[] four = {4};
        assertThat(only(new Graphs(9).floats("scales", four, 1, 1, 2, 2).node("Upsample", "image scales", "y")))
                .isEqualTo(new Resize(
                        2,
                        2,
                        Resize.Interpolation.NEAREST,
                        Resize.Coordinates.ASYMMETRIC,
                        Resize.Rounding.FLOOR,
                        -0.75));
        assertThat(only(new Graphs(19)
                        .floats("scales", new long[] {2}, 2, 2)
                        .node("Resize", "image  scales", "y", text("mode", "linear"), ints("axes", 2, 3))))
                .isEqualTo(new Resize(
                        2,
                        2,
                        Resize.Interpolation.LINEAR,
                        Resize.Coordinates.HALF_PIXEL,
                        Resize.Rounding.HALF_DOWN,
                        -0.75));
    }

    @Test
    void spreadsChannelsInBothOrders() throws IOException {
        float[] weights = new float[36];
        Graphs last = new Graphs(11)
                .floats("w", new long[] {12, 3, 1, 1}, weights)
                .node("Conv", "image w", "c")
                .node("DepthToSpace", "c", "y", integer("blocksize", 2));
        assertThat(last(last)).isEqualTo(new DepthToSpace(2, DepthToSpace.Order.DEPTH_LAST));
    }

    @Test
    void gathersPixelsIntoChannels() throws IOException {
        Net net = new Graphs(13)
                .node("SpaceToDepth", "image", "y", integer("blocksize", 2))
                .read(folder);
        assertThat(net.shapes(8, 6).get("y")).isEqualTo(new Shape(3, 4, 12));
    }

    @Test
    void normalisesAcrossChannels() throws IOException {
        Graphs lrn = new Graphs(13).node("LRN", "image", "y", integer("size", 3), real("alpha", 0.5f), real("bias", 2));
        assertThat(only(lrn)).isEqualTo(new Lrn(3, 0.5f, 0.75f, 2));
    }

    @Test
    void normalisesGroups() throws IOException {
        Graphs norm = new Graphs(21)
                .floats("scale", new long[] {3}, 1, 2, 3)
                .floats("shift", new long[] {3}, 4, 5, 6)
                .node("GroupNormalization", "image scale shift", "y", integer("num_groups", 3));
        assertThat(only(norm)).isEqualTo(new GroupNorm(3, Tensor.of(1, 2, 3), Tensor.of(4, 5, 6), 1e-5f));
    }

    @Test
    void padsSoThatTheSizeStays() throws IOException {
        Graphs same = new Graphs(13)
                .floats("w", new long[] {4, 3, 3, 3}, new float[108])
                .node("Conv", "image w", "y", text("auto_pad", "SAME_UPPER"), ints("strides", 2, 2));
        SlidingWindow window = SlidingWindow.square(3, 2, 0);
        Tensor weights = new Tensor(new int[] {4, 3, 3, 3}, new float[108]);
        Convolution convolution = new Convolution(weights, Tensor.zeros(4), window, 1);
        assertThat(only(same)).isEqualTo(new SamePadding(convolution, SamePadding.Side.LAST));
    }

    private Op only(Graphs graph) throws IOException {
        Net net = graph.read(folder);
        assertThat(net.layers()).hasSize(1);
        return net.layers().get(0).op();
    }

    private Op last(Graphs graph) throws IOException {
        Net net = graph.read(folder);
        return net.layers().get(net.layers().size() - 1).op();
    }
}
