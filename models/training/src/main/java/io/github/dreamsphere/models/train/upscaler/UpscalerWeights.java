package io.github.dreamsphere.models.train.upscaler;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The weights of an upscaler made by {@link UpscalerNet}, as the start of a training. A deeper chain starts with
 * additional identity layers, and a wider one with additional channels that its old channels do not use yet, so that
 * it is as good as the original net (Chen et al., "Net2Net", 2016). A net for luma that starts from one for RGB does
 * what that does to grey pictures.
 */
final class UpscalerWeights {
    private final Net net;
    private final List<Convolution> chain;

    private UpscalerWeights(Net net, List<Convolution> chain) {
        this.net = net;
        this.chain = chain;
    }

    /**
     * @throws IllegalArgumentException if {@code net} is not a chain of convolutions as {@link UpscalerArchitecture}
     *     describes
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
        if (!known || !matches(architecture())) {
            throw new IllegalArgumentException("net " + net.name()
                    + " is not an upscaler trained by dreamsphere; other nets cannot be trained further");
        }
    }

    /**
     * The mean of the weights of {@code nets}. For stages of one training, or nets that started from the same one, it
     * is often better than each of them (Wortsman et al., "Model soups", 2022).
     *
     * @throws IllegalArgumentException if their architectures differ, or as {@link #UpscalerWeights}
     */
    static UpscalerWeights meanOf(List<Net> nets) {
        List<UpscalerWeights> all = nets.stream().map(UpscalerWeights::new).toList();
        UpscalerWeights first = all.get(0);
        for (UpscalerWeights other : all) {
            if (!other.architecture().equals(first.architecture())) {
                throw new IllegalArgumentException("networks " + first.net.name() + " and " + other.net.name()
                        + " differ in layers or channels, or one is for luma; only nets of the same architecture have a"
                        + " mean");
            }
        }
        List<Convolution> mean = IntStream.range(0, first.chain.size())
                .mapToObj(i -> mean(all.stream().map(w -> w.chain.get(i)).toList()))
                .toList();
        return new UpscalerWeights(first.net, mean);
    }

    private static Convolution mean(List<Convolution> alike) {
        Convolution first = alike.get(0);
        return new Convolution(
                mean(alike.stream().map(Convolution::weights).toList(), first.weights()),
                mean(alike.stream().map(Convolution::bias).toList(), first.bias()),
                first.window(),
                1);
    }

    private static Tensor mean(List<Tensor> alike, Tensor first) {
        float[] mean = new float[first.data().length];
        for (Tensor tensor : alike) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += tensor.data()[i] / alike.size();
            }
        }
        return new Tensor(first.shape(), mean);
    }

    /** The architecture of these weights. */
    UpscalerArchitecture architecture() {
        UpscalerArchitecture colours = new UpscalerArchitecture(chain.get(0).outputs(), chain.size());
        UpscalerArchitecture luma = colours.ofLuma();
        return chain.get(chain.size() - 1).outputs() == luma.residuals() ? luma : colours;
    }

    private boolean matches(UpscalerArchitecture architecture) {
        for (int i = 0; i < architecture.layers(); i++) {
            Convolution c = chain.get(i);
            boolean fits = c.inputs() == (i == 0 ? architecture.samples() : architecture.inputs(i))
                    && c.outputs() == architecture.outputs(i)
                    && c.weights().size(2) == 3
                    && c.weights().size(3) == 3;
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /**
     * Copies the weights into a graph of {@code architecture}.
     *
     * Added channels keep the weights that the graph has, and begin with no influence on the others.
     *
     * @throws IllegalArgumentException if the architecture has fewer channels or fewer layers, or is for RGB and the
     *     weights are for luma
     */
    void copyTo(ComputationGraph graph, UpscalerArchitecture architecture) {
        UpscalerArchitecture own = architecture();
        if (own.samples() < architecture.samples()) {
            throw new IllegalArgumentException(
                    "net " + net.name() + " enlarges luma only and cannot start a net for colours");
        }
        if (own.samples() > architecture.samples()) {
            forGrey().copyTo(graph, architecture);
            return;
        }
        if (architecture.channels() < own.channels() || architecture.layers() < own.layers()) {
            throw new IllegalArgumentException("net " + net.name() + " has " + own.layers() + " layers of "
                    + own.channels() + " channels and cannot start a net of " + architecture.layers() + " layers of "
                    + architecture.channels() + "; layers and channels can only be added");
        }
        int hidden = own.layers() - 1;
        for (int i = 0; i < hidden; i++) {
            put(graph, architecture.layer(i), chain.get(i));
        }
        for (int i = hidden; i < architecture.layers() - 1; i++) {
            identity(graph, architecture.layer(i), architecture.channels());
        }
        put(graph, architecture.layer(architecture.layers() - 1), chain.get(hidden));
    }

    /** Weights for luma that do what these, for RGB, do to pictures whose samples are equal. */
    private UpscalerWeights forGrey() {
        Convolution last = chain.get(chain.size() - 1);
        int samples = architecture().samples();
        int[] shape = {last.outputs() / samples, last.inputs(), 3, 3};
        float[] weights = sums(last.weights().data(), samples, 9 * last.inputs(), 1f / samples);
        float[] bias = sums(last.bias().data(), samples, 1, 1f / samples);
        List<Convolution> luma = new ArrayList<>(chain);
        luma.set(chain.size() - 1, new Convolution(new Tensor(shape, weights), Tensor.of(bias), last.window(), 1));
        return new UpscalerWeights(net, luma);
    }

    /** The sums of each {@code count} neighbours, blocks of {@code length} values, times {@code factor}. */
    static float[] sums(float[] values, int count, int length, float factor) {
        float[] sums = new float[values.length / count];
        for (int i = 0; i < values.length; i++) {
            sums[i / (count * length) * length + i % length] += factor * values[i];
        }
        return sums;
    }

    private static void put(ComputationGraph graph, String layer, Convolution c) {
        INDArray weights = graph.getLayer(layer).getParam("W");
        weights.get(NDArrayIndex.interval(0, c.outputs()), NDArrayIndex.all(), NDArrayIndex.all(), NDArrayIndex.all())
                .assign(0);
        weights.get(
                        NDArrayIndex.interval(0, c.outputs()),
                        NDArrayIndex.interval(0, c.inputs()),
                        NDArrayIndex.all(),
                        NDArrayIndex.all())
                .assign(Nd4j.create(
                        c.weights().data(),
                        Arrays.stream(c.weights().shape()).asLongStream().toArray(),
                        'c'));
        graph.getLayer(layer)
                .getParam("b")
                .reshape(-1)
                .get(NDArrayIndex.interval(0, c.outputs()))
                .assign(Nd4j.create(c.bias().data(), new long[] {c.outputs()}, 'c'));
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
