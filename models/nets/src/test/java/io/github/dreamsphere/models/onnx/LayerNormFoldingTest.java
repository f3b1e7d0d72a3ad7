package io.github.dreamsphere.models.onnx;

import static io.github.dreamsphere.models.onnx.Graphs.ints;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.net.LayerNorm;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layer normalisation as one node, and written out as exporters do for operator sets before 17. */
class LayerNormFoldingTest {
    private static final LayerNorm NORM = new LayerNorm(Tensor.of(1, -2, 3), Tensor.of(4, 5, 6), 0.125f);

    @TempDir
    Path folder;

    private static Graphs weights(int opset) {
        return new Graphs(opset)
                .floats("scale", new long[] {3}, 1, -2, 3)
                .floats("shift", new long[] {3}, 4, 5, 6)
                .floats("epsilon", new long[] {}, 0.125f)
                .floats("two", new long[] {}, 2)
                .node("Transpose", "image", "x", ints("perm", 0, 2, 3, 1));
    }

    /** The nodes of the normalisation up to the quotient, which {@code square} makes of {@code centred}. */
    private static Graphs quotient(UnaryOperator<Graphs> square, long axis) {
        Graphs graph =
                weights(13).node("ReduceMean", "x", "mean", ints("axes", axis)).node("Sub", "x mean", "centred");
        square.apply(graph);
        return graph.node("ReduceMean", "squares", "variance", ints("axes", axis))
                .node("Add", "variance epsilon", "raised")
                .node("Sqrt", "raised", "root")
                .node("Div", "centred root", "normal");
    }

    private static Graphs quotient() {
        return quotient(graph -> graph.node("Pow", "centred two", "squares"), -1);
    }

    private Stream<Object> ops(Graphs graph) throws IOException {
        Net net = graph.read(folder);
        return net.layers().stream().map(layer -> layer.op());
    }

    @Test
    void oneNodeIsOneLayer() throws IOException {
        Graphs norm = weights(17).node("LayerNormalization", "x scale shift", "y", Graphs.real("epsilon", 0.125f));
        assertThat(ops(norm)).containsExactly(NORM);
    }

    @Test
    void oneNumberIsSpreadOverAllChannels() throws IOException {
        Graphs norm = weights(17).node("LayerNormalization", "x two", "y");
        assertThat(ops(norm)).containsExactly(new LayerNorm(Tensor.of(2, 2, 2), Tensor.of(0, 0, 0), 1e-5f));
    }

    @Test
    void whatIsWrittenOutIsOneLayer() throws IOException {
        assertThat(ops(quotient().node("Mul", "normal scale", "scaled").node("Add", "scaled shift", "y")))
                .containsExactly(NORM);
        assertThat(ops(quotient().node("Mul", "scale normal", "scaled").node("Add", "shift scaled", "y")))
                .containsExactly(NORM);
        Graphs product = quotient(graph -> graph.node("Mul", "centred centred", "squares"), -1);
        assertThat(ops(product.node("Mul", "normal scale", "scaled").node("Add", "scaled shift", "y")))
                .containsExactly(NORM);
        Graphs twice = quotient(graph -> graph.node("Sub", "x mean", "again").node("Pow", "again two", "squares"), -1);
        assertThat(ops(twice.node("Mul", "normal scale", "scaled").node("Add", "scaled shift", "y")))
                .containsExactly(NORM);
    }

    @Test
    void theShiftMayBeMissing() throws IOException {
        assertThat(ops(quotient().node("Mul", "normal scale", "y")))
                .containsExactly(new LayerNorm(NORM.scale(), Tensor.of(0, 0, 0), 0.125f));
    }

    /** A shift of two readers stays a layer of its own. */
    @Test
    void aResultThatOthersReadIsKept() throws IOException {
        Graphs graph = quotient()
                .node("Mul", "normal scale", "scaled")
                .node("Add", "scaled shift", "y")
                .node("Relu", "scaled", "z");
        assertThat(ops(graph)).contains(new LayerNorm(NORM.scale(), Tensor.of(0, 0, 0), 0.125f));
    }

    @Test
    void otherComputationsStayAsTheyAre() throws IOException {
        Graphs seen = quotient().node("Mul", "normal scale", "scaled").node("Relu", "centred", "z");
        Graphs cubed = quotient(graph -> graph.node("Pow", "centred scale", "squares"), -1)
                .node("Mul", "normal scale", "y");
        Graphs rows = quotient(graph -> graph.node("Pow", "centred two", "squares"), -2)
                .node("Mul", "normal scale", "y");
        Graphs other = quotient(graph -> graph.node("Sub", "mean x", "d").node("Pow", "d two", "squares"), -1)
                .node("Mul", "normal scale", "y");
        for (Graphs graph : new Graphs[] {seen, cubed, rows, other}) {
            assertThat(ops(graph)).isNotEmpty().noneMatch(LayerNorm.class::isInstance);
        }
    }
}
