package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.dl4j.block.ConvolutionBlock;
import io.github.dreamsphere.models.dl4j.block.LrnBlock;
import io.github.dreamsphere.models.dl4j.block.MaxPoolBlock;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.AffineFolding;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.WeightDecay;

/**
 * A student of an earlier distillation, to be trained further. Its batch normalisations are folded into the
 * convolutions and stay so: trained weights need none, crops of a batch no longer influence one another, and what is
 * trained is what is used.
 */
final class TrainedBody implements StudentBody {
    private final Net net;
    /** The convolutions by the blob that they and their rectifiers compute. */
    private final Map<String, Convolution> convolutions = new HashMap<>();

    /** @param net a net that {@link StudentNet} made */
    TrainedBody(Net net) {
        this.net = AffineFolding.fold(net);
        for (Layer layer : this.net.layers()) {
            if (layer.op() instanceof Convolution convolution) {
                convolutions.put(Net.named(layer.output()), convolution);
            }
        }
    }

    @Override
    public void addTo(GraphBuilder graph, List<String> blobs) {
        if (!net.imageSpec().equals(DistilBatches.IMAGE_SPEC)) {
            throw new UnsuitableNetException(net.name() + " reads pictures in another way than students do");
        }
        graph.addInputs(InceptionArchitecture.INPUT);
        for (Layer layer : net.upTo(blobs).layers()) {
            add(graph, layer);
        }
    }

    private void add(GraphBuilder graph, Layer layer) {
        String[] from = layer.inputs().stream().map(this::vertex).toArray(String[]::new);
        if (layer.op() instanceof Relu relu && relu.negativeSlope() == 0 && computes(layer.output())) {
            graph.addLayer(layer.output(), block(layer.output()), from);
        } else if (layer.op() instanceof Pool pool) {
            MaxPoolBlock block = MaxPoolBlock.of(pool.window().strideY());
            require(pool.kind() == Pool.Kind.MAX && block.window().equals(pool.window()), layer);
            graph.addLayer(layer.output(), block, from);
        } else if (layer.op() instanceof Lrn lrn) {
            graph.addLayer(layer.output(), LrnBlock.of(lrn), from);
        } else if (layer.op() instanceof Concat) {
            graph.addVertex(layer.output(), new MergeVertex(), from);
        } else {
            // The rectifier adds the convolution.
            require(layer.op() instanceof Convolution && Net.isIntermediate(layer.output()), layer);
        }
    }

    private boolean computes(String blob) {
        return convolutions.containsKey(blob);
    }

    /** The vertex whose output {@code blob} is, or the input of the block that computes it. */
    private String vertex(String blob) {
        if (blob.equals(net.input())) {
            return InceptionArchitecture.INPUT;
        }
        if (!Net.isIntermediate(blob)) {
            return blob;
        }
        Layer convolution = net.layers().stream()
                .filter(layer -> layer.output().equals(blob))
                .findFirst()
                .orElseThrow();
        return vertex(convolution.inputs().get(0));
    }

    private ConvolutionBlock block(String blob) {
        Convolution convolution = convolutions.get(blob);
        ConvolutionBlock block = ConvolutionBlock.biased(
                convolution.inputs(),
                convolution.outputs(),
                convolution.weights().size(2),
                0);
        block.setStride(convolution.window().strideY());
        if (!block.window().equals(convolution.window())) {
            throw unsuitable(blob);
        }
        block.setRegularization(List.of(new WeightDecay(InceptionArchitecture.WEIGHT_DECAY, true)));
        return convolution.inputs() == net.imageSpec().channels().count() ? block.onPicture() : block;
    }

    private void require(boolean holds, Layer layer) {
        if (!holds) {
            throw unsuitable(layer.name());
        }
    }

    private UnsuitableNetException unsuitable(String layer) {
        return new UnsuitableNetException("layer '" + layer + "' of " + net.name() + " is not of a distilled net;"
                + " start from a net that was trained with a teacher");
    }

    @Override
    public void load(ComputationGraph graph, List<Head> heads) {
        Map<String, float[]> divisors = new HashMap<>();
        heads.forEach(head -> divisors.put(head.blob(), head.divisors()));
        for (org.deeplearning4j.nn.api.Layer layer : graph.getLayers()) {
            String name = layer.conf().getLayer().getLayerName();
            Optional<Convolution> trained = Optional.ofNullable(convolutions.get(name));
            if (trained.isPresent() && layer.conf().getLayer() instanceof ConvolutionBlock block) {
                if (block.getNIn() == trained.get().inputs()
                        && block.getNOut() == trained.get().outputs()) {
                    load(layer, divided(trained.get(), divisors.get(name)));
                }
            }
        }
    }

    private static Convolution divided(Convolution convolution, float[] divisors) {
        if (divisors == null) {
            return convolution;
        }
        float[] factors = new float[divisors.length];
        for (int c = 0; c < factors.length; c++) {
            factors[c] = 1 / divisors[c];
        }
        return AffineFolding.folded(convolution, new Affine(Tensor.of(factors), Tensor.zeros(factors.length)));
    }

    private static void load(org.deeplearning4j.nn.api.Layer layer, Convolution trained) {
        int[] s = trained.weights().shape();
        long[] shape = {s[0], s[1], s[2], s[3]};
        layer.getParam("W").assign(Nd4j.create(trained.weights().data().clone(), shape, 'c'));
        layer.getParam("b").assign(Nd4j.create(trained.bias().data().clone(), new long[] {s[0]}, 'c'));
    }
}
