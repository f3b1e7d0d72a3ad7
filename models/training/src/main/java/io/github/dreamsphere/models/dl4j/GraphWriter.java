package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.net.AffineFolding;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
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
 * Puts a net into a DL4J graph to be trained on, the other way of {@link GraphReader}: a vertex for each blob, of the
 * same name, channels last. Batch normalisations are folded into the convolutions before them first. A convolution in
 * groups becomes one that sees every channel, its further weights beginning at zero.
 */
public final class GraphWriter {
    private final Net net;

    /** Will write {@code net}. */
    public GraphWriter(Net net) {
        this.net = AffineFolding.fold(net);
    }

    /**
     * Adds the net's input and layers.
     *
     * @param size edge of the pictures the graph is for, in pixels
     * @param updater how the net's weights are trained
     * @throws IllegalArgumentException naming the layer that DL4J cannot compute as the net does
     */
    public void addTo(GraphBuilder graph, int size, IUpdater updater) {
        Map<String, Shape> shapes = net.shapes(size, size);
        VertexWriter vertices = new VertexWriter(graph, updater);
        graph.addInputs(net.input());
        Set<String> rectified = new HashSet<>();
        for (Layer layer : net.layers()) {
            List<Shape> inputs = layer.inputs().stream().map(shapes::get).toList();
            boolean positive = rectified.containsAll(layer.inputs());
            vertices.add(layer, inputs, shapes.get(layer.output()), positive);
            if (VertexWriter.neverNegative(layer.op(), positive)) {
                rectified.add(layer.output());
            }
        }
    }

    /** Copies the net's weights into {@code graph}, to which it was added. */
    public void load(ComputationGraph graph) {
        for (Layer layer : net.layers()) {
            if (layer.op() instanceof Convolution convolution) {
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

    /** The net with the weights that {@code graph}, to which it was added, has now. */
    public Net trained(ComputationGraph graph) {
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : net.layers()) {
            if (layer.op() instanceof Convolution convolution) {
                Tensor kernel = VertexWriter.ungrouped(convolution);
                Convolution trained = new Convolution(
                        new Tensor(kernel.shape(), floats(graph, layer, "W")),
                        Tensor.of(floats(graph, layer, "b")),
                        convolution.window(),
                        1);
                layers.add(new Layer(layer.name(), trained, layer.inputs(), layer.output()));
            } else {
                layers.add(layer);
            }
        }
        return new Net(net.name(), net.imageSpec(), net.input(), layers);
    }

    private static float[] floats(ComputationGraph graph, Layer layer, String parameter) {
        return graph.getLayer(layer.output())
                .getParam(parameter)
                .dup('c')
                .data()
                .asFloat();
    }
}
