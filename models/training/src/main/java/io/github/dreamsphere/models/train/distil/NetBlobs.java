package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Net;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes blobs of a student, or its input. */
final class NetBlobs implements AutoCloseable {
    private final String input;
    private final boolean hasInput;
    private final List<String> computed;
    private final Network network;
    /** Null if no blob is computed. */
    private final Pass pass;

    /**
     * Prepares for crops with edges of {@code crop} pixels.
     *
     * @param blobs of {@code net}, or its input
     */
    NetBlobs(Net net, List<String> blobs, int crop) {
        this.input = net.input();
        this.hasInput = blobs.contains(input);
        this.computed = blobs.stream().filter(blob -> !blob.equals(input)).toList();
        this.network = new Network(net.upTo(computed));
        this.pass = computed.isEmpty() ? null : network.forward(computed, crop, crop);
    }

    /** The blobs of a crop (HWC, sRGB 0..1), each HWC, by name. */
    Map<String, float[]> of(float[] rgb) {
        Map<String, float[]> values = new HashMap<>();
        if (hasInput) {
            values.put(input, DistilBatches.prepared(rgb));
        }
        if (pass != null) {
            pass.forward(rgb);
            for (int b = 0; b < computed.size(); b++) {
                values.put(computed.get(b), pass.activation(b));
            }
        }
        return values;
    }

    @Override
    public void close() {
        if (pass != null) {
            pass.close();
        }
        network.close();
    }
}
