package io.github.dreamsphere.models.train.upscaler;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The weights of an upscaler that {@link UpscalerNet} made, to train on from them, also in a deeper chain: layers it
 * does not have start as the identity, so that the deeper net begins as good as the one it grows from (Chen et al.,
 * "Net2Net", 2016).
 */
final class UpscalerWeights {
    private final Net net;
    private final List<Convolution> chain;

    /**
     * @throws IllegalArgumentException if {@code net} is no chain of convolutions as {@link UpscalerPlan} describes
     */
    UpscalerWeights(Net net) {
        this.net = net;
        this.chain = net.layers().stream()
                .filter(layer -> !layer.name().equals(UpscalerNet.BICUBIC))
                .map(Layer::op)
                .filter(Convolution.class::isInstance)
                .map(Convolution.class::cast)
                .toList();
        boolean known = net.output().equals(UpscalerNet.ENLARGED)
                && chain.size() >= 3
                && net.layers().stream().anyMatch(layer -> layer.name().equals(UpscalerNet.BICUBIC));
        if (!known || !matches(plan())) {
            throw new IllegalArgumentException("network " + net.name()
                    + " is not one that train-upscaler made; only such a one can be trained on");
        }
    }

    /** The architecture they belong to. */
    UpscalerPlan plan() {
        return new UpscalerPlan(chain.get(0).outputs(), chain.size());
    }

    private boolean matches(UpscalerPlan plan) {
        for (int i = 0; i < plan.layers(); i++) {
            Convolution c = chain.get(i);
            boolean fits = c.inputs() == plan.inputs(i)
                    && c.outputs() == plan.outputs(i)
                    && c.weights().size(2) == 3
                    && c.weights().size(3) == 3;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /**
     * Puts them into a graph of {@code plan}.
     *
     * @throws IllegalArgumentException if the plan has other channels or fewer layers
     */
    void copyTo(ComputationGraph graph, UpscalerPlan plan) {
        UpscalerPlan own = plan();
        if (plan.channels() != own.channels() || plan.layers() < own.layers()) {
            throw new IllegalArgumentException("network " + net.name() + " has " + own.layers() + " layers of "
                    + own.channels() + " channels, which cannot start one of " + plan.layers() + " layers of "
                    + plan.channels() + "; it can grow in layers only");
        }
        int hidden = own.layers() - 1;
        for (int i = 0; i < hidden; i++) {
            put(graph, plan.layer(i), chain.get(i));
        }
        for (int i = hidden; i < plan.layers() - 1; i++) {
            identity(graph, plan.layer(i), plan.channels());
        }
        put(graph, plan.layer(plan.layers() - 1), chain.get(hidden));
    }

    private static void put(ComputationGraph graph, String layer, Convolution c) {
        INDArray weights = graph.getLayer(layer).getParam("W");
        weights.assign(Nd4j.create(c.weights().data(), weights.shape(), 'c'));
        INDArray bias = graph.getLayer(layer).getParam("b");
        bias.assign(Nd4j.create(c.bias().data(), bias.shape(), 'c'));
    }

    private static void identity(ComputationGraph graph, String layer, int channels) {
        INDArray weights = graph.getLayer(layer).getParam("W");
        weights.assign(0);
        for (int c = 0; c < channels; c++) {
            weights.putScalar(new int[] {c, c, 1, 1}, 1);
        }
        graph.getLayer(layer).getParam("b").assign(0);
    }
}
