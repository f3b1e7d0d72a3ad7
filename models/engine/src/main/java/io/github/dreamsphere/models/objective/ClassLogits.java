package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Softmax;
import java.util.ArrayList;
import java.util.List;

/**
 * A classifier's logits, for pictures of any size.
 *
 * <p>A classifier ends in an average pool that covers the whole blob at the training size (GoogLeNet: 7×7 for 224²
 * pixels), a fully connected layer and a softmax. Here this pool becomes a global average, which is the same at the
 * training size and works for smaller and larger tiles. Fully connected layers without such a pool slide over larger
 * blobs, as everywhere in this project, and give logits at every position.
 *
 * @param net the network, with a global average
 * @param logits the blob with a channel for each class, before the softmax
 */
public record ClassLogits(Net net, String logits) {
    /** The logits of {@code net}. */
    public static ClassLogits of(Net net) {
        String logits = net.output();
        while (writer(net, logits).op() instanceof Softmax
                || writer(net, logits).op() instanceof Identity) {
            logits = writer(net, logits).inputs().get(0);
        }
        return new ClassLogits(averagedGlobally(net, logits), logits);
    }

    private static Net averagedGlobally(Net net, String logits) {
        Layer layer = writer(net, logits);
        while (isPointwise(layer.op()) && !layer.inputs().get(0).equals(net.input())) {
            layer = writer(net, layer.inputs().get(0));
        }
        if (!(layer.op() instanceof Pool pool) || pool.kind() != Pool.Kind.AVERAGE) {
            return net;
        }
        List<Layer> layers = new ArrayList<>(net.layers());
        GlobalPool global = new GlobalPool(Pool.Kind.AVERAGE);
        layers.set(layers.indexOf(layer), new Layer(layer.name(), global, layer.inputs(), layer.output()));
        return new Net(net.name(), net.imageSpec(), net.input(), layers);
    }

    private static boolean isPointwise(Op op) {
        return op instanceof Identity
                || op instanceof Convolution convolution
                        && convolution.window().extentX() == 1
                        && convolution.window().extentY() == 1;
    }

    private static Layer writer(Net net, String blob) {
        return net.layers().stream()
                .filter(layer -> layer.output().equals(blob))
                .findFirst()
                .orElseThrow();
    }
}
