package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Net;
import java.util.List;

/** The processor, by oneDNN or by ND4J alone. */
final class Processor implements Device {
    private final boolean oneDnn;
    private final Weights weights = new Weights();

    Processor(boolean oneDnn) {
        this.oneDnn = oneDnn;
    }

    @Override
    public Pass pass(Net net, List<String> blobs, int width, int height, PassKind kind) {
        return new ProcessorPass(net, blobs, width, height, kind, oneDnn, weights);
    }

    @Override
    public void close() {
        weights.close();
    }
}
