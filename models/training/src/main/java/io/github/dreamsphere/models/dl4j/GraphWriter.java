package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.net.AffineFolding;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.SamePadding;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * Adds a net to a DL4J graph for further training, the inverse of {@link GraphReader}: a vertex for each blob, with its
 * name, channels last. Batch normalisations are folded into the convolutions before them. A grouped convolution becomes
 * an ungrouped one, whose additional weights start at zero.
 */
public final class GraphWriter {
    private final Net net;

    /** Writes {@code net}. */
    public GraphWriter(Net net) {
        this.net = AffineFolding.fold(net);
    }

    /**
     * Adds the net's input and layers.
     *
     * @param size edge of the pictures in pixels
     * @param updater the updater of the net's weights
     * @throws IllegalArgumentException naming a layer that DL4J cannot compute
     */
    public void addTo(GraphBuilder graph, int size, IUpdater updater) {
        Map<String, Shape> shapes = net.shapes(size, size);
        VertexWriter vertices = new VertexWriter(graph, updater);
        graph.addInputs(net.input());
        Set<String> rectified = new HashSet<>();
        for (Layer layer : net.layers()) {
            List<Shape> inputs = layer.inputs().stream().map(shapes::get).toList();
            boolean positive = rectified.containsAll(layer.inputs());
            Op op = layer.op().over(inputs);
            vertices.add(
                    new Layer(layer.name(), op, layer.inputs(), layer.output()),
                    inputs,
                    shapes.get(layer.output()),
                    positive);
            if (VertexWriter.neverNegative(op, positive)) {
                rectified.add(layer.output());
            }
        }
    }

    /** Copies the net's weights into {@code graph}, to which the net was added. */
    public void load(ComputationGraph graph) {
        for (Layer layer : net.layers()) {
            if (unpadded(layer.op()) instanceof Convolution convolution) {
                Tensor kernel = VertexWriter.ungrouped(convolution);
                long[] shape = new long[] {kernel.size(0), kernel.size(1), kernel.size(2), kernel.size(3)};
                INDArray weights = Nd4j.create(kernel.data(), shape, 'c');
                graph.getLayer(layer.output()).getParam("W").assign(weights);
                graph.getLayer(layer.output())
                        .getParam("b")
                        .assign(Nd4j.create(convolution.bias().data(), new long[] {1, convolution.outputs()}, 'c'));
            }
        }
    }

    /** The net with the present weights of {@code graph}, to which the net was added. */
    public Net trained(ComputationGraph graph) {
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : net.layers()) {
            if (unpadded(layer.op()) instanceof Convolution convolution) {
                Tensor kernel = VertexWriter.ungrouped(convolution);
                Convolution trained = new Convolution(
                        new Tensor(kernel.shape(), floats(graph, layer, "W")),
                        Tensor.of(floats(graph, layer, "b")),
                        convolution.window(),
                        1);
                Op op = layer.op() instanceof SamePadding padding ? padding.withOp(trained) : trained;
                layers.add(new Layer(layer.name(), op, layer.inputs(), layer.output()));
            } else {
                layers.add(layer);
            }
        }
        return new Net(net.name(), net.imageSpec(), net.input(), layers);
    }

    private static Op unpadded(Op op) {
        return op instanceof SamePadding padding ? padding.op() : op;
    }

    private static float[] floats(ComputationGraph graph, Layer layer, String parameter) {
        return graph.getLayer(layer.output())
                .getParam(parameter)
                .dup('c')
                .data()
                .asFloat();
    }
}
