package io.github.dreamsphere.models.dl4j;

import io.github.dreamsphere.models.net.AffineFolding;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Converts a DL4J graph to a {@link Net}. Blobs have the names of their vertices; batch normalisations are folded into
 * the convolutions before them. The graph may be channels-first or channels-last.
 */
public final class GraphReader {
    private final ComputationGraph graph;
    private final ImageSpec imageSpec;
    private final List<Layer> layers = new ArrayList<>();
    /** By vertex, the order in which its output was flattened. */
    private final Map<String, Flattened> flattened = new HashMap<>();

    /** Reads {@code graph}, which must have one input and is not changed. */
    public GraphReader(ComputationGraph graph, ImageSpec imageSpec) {
        this.graph = graph;
        this.imageSpec = imageSpec;
    }

    /**
     * The graph as a network.
     *
     * @throws IllegalArgumentException naming an unsupported vertex
     */
    public Net net(String name) {
        List<String> inputs = graph.getConfiguration().getNetworkInputs();
        if (inputs.size() != 1) {
            throw new IllegalArgumentException("the graph must have one input, has " + inputs);
        }
        Map<String, GraphVertex> vertices = graph.getConfiguration().getVertices();
        for (int index : graph.topologicalSortOrder()) {
            String vertex = graph.getVertices()[index].getVertexName();
            if (vertices.containsKey(vertex)) {
                add(vertex, vertices.get(vertex));
            }
        }
        return AffineFolding.fold(new Net(name, imageSpec, inputs.get(0), layers));
    }

    private void add(String name, GraphVertex vertex) {
        List<String> inputs = graph.getConfiguration().getVertexInputs().get(name);
        if (vertex instanceof LayerVertex layer) {
            note(name, layer.getPreProcessor());
            Optional<Flattened> read = Optional.ofNullable(flattened.getOrDefault(name, flattened.get(inputs.get(0))));
            chain(name, inputs, LayerOps.of(graph.getLayer(name), name, read));
            if (read.isPresent() && isTransparent(graph.getLayer(name))) {
                flattened.put(name, read.get());
            } else {
                flattened.remove(name);
            }
        } else if (vertex instanceof PreprocessorVertex preprocessor) {
            note(name, preprocessor.getPreProcessor());
            chain(name, inputs, List.of());
        } else if (vertex instanceof MergeVertex) {
            chain(name, inputs, List.of(new Concat()));
        } else if (vertex instanceof ElementWiseVertex elementwise) {
            chain(name, inputs, List.of(combined(name, elementwise, inputs.size())));
        } else {
            throw new IllegalArgumentException(
                    "vertex '" + name + "' is a " + vertex.getClass().getSimpleName() + ", which is not supported");
        }
    }

    /** Notes the order in which {@code preProcessor}, which may be null, flattens the input of {@code vertex}. */
    private void note(String vertex, InputPreProcessor preProcessor) {
        if (preProcessor instanceof CnnToFeedForwardPreProcessor toVector) {
            flattened.put(vertex, Flattened.by(toVector));
        } else if (preProcessor != null && !(preProcessor instanceof FeedForwardToCnnPreProcessor)) {
            throw new IllegalArgumentException("vertex '" + vertex + "' has the pre-processor "
                    + preProcessor.getClass().getSimpleName() + ", which is not supported");
        }
    }

    /** True if the layer keeps the order of a vector. */
    private static boolean isTransparent(org.deeplearning4j.nn.api.Layer layer) {
        var conf = layer.conf().getLayer();
        return conf instanceof DropoutLayer || conf instanceof ActivationLayer;
    }

    /** Adds a chain of ops; the last result has the name of the vertex. */
    private void chain(String name, List<String> inputs, List<Op> ops) {
        List<Op> all = ops.isEmpty() ? List.of(new Identity()) : ops;
        List<String> from = inputs;
        for (int i = 0; i < all.size(); i++) {
            boolean last = i == all.size() - 1;
            String layer = last ? name : name + "/" + i;
            String output = last ? name : Net.intermediate(name, layer);
            layers.add(new Layer(layer, all.get(i), from, output));
            from = List.of(output);
        }
    }

    private static Op combined(String name, ElementWiseVertex vertex, int inputs) {
        return switch (vertex.getOp()) {
            case Add -> Eltwise.sum(Collections.nCopies(inputs, 1f).toArray(Float[]::new));
            case Subtract -> Eltwise.sum(1f, -1f);
            case Average -> Eltwise.sum(Collections.nCopies(inputs, 1f / inputs).toArray(Float[]::new));
            case Product -> Eltwise.product();
            case Max -> Eltwise.max();
            default ->
                throw new IllegalArgumentException("vertex '" + name + "' has the operation " + vertex.getOp()
                        + ", which is not among " + Arrays.asList("Add", "Subtract", "Average", "Product", "Max"));
        };
    }
}
