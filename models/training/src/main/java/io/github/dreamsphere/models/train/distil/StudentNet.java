package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.dl4j.GraphReader;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.AffineFolding;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.train.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * Converts a trained student to a network. Its heads are scaled back to the teacher's values, rectified, and have the
 * names of the teacher's blobs.
 */
final class StudentNet {
    private StudentNet() {}

    /** The net with the averaged parameters. */
    static Net of(Checkpoint<CalibratedSettings> training, String name) {
        return of(training.averaged(), training.settings(), name);
    }

    /** The net with the parameters of {@code trained}. */
    static Net of(ComputationGraph trained, CalibratedSettings lesson, String name) {
        List<String> blobs = lesson.settings().blobs();
        Net graph = new GraphReader(trained, DistilBatches.IMAGE_SPEC).net(name);
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : graph.layers()) {
            int head = blobs.indexOf(Net.named(layer.output()));
            if (head >= 0) {
                layers.add(scaledBack(layer, lesson.divisors().get(head)));
            } else if (blobs.stream().map(StudentGraph::loss).noneMatch(layer.output()::equals)) {
                layers.add(layer);
            }
        }
        return new Net(name, DistilBatches.IMAGE_SPEC, InceptionArchitecture.INPUT, layers);
    }

    /** Scales a head's convolution back; replaces its leaky rectifier by a plain one. */
    private static Layer scaledBack(Layer layer, float[] divisors) {
        if (layer.op() instanceof Convolution convolution) {
            Affine affine = new Affine(Tensor.of(divisors), Tensor.zeros(divisors.length));
            return new Layer(layer.name(), AffineFolding.folded(convolution, affine), layer.inputs(), layer.output());
        }
        return new Layer(layer.name(), Relu.PLAIN, layer.inputs(), layer.output());
    }
}
