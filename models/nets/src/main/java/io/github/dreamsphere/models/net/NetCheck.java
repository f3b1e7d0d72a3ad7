package io.github.dreamsphere.models.net;

/** Checks what no reader of a format can know: that a net can be dreamed with at all. */
public final class NetCheck {
    /** The greatest weight. Trained ones stay far below; one that exceeds it comes from a damaged file. */
    private static final float GREATEST_WEIGHT = 1e20f;

    private NetCheck() {}

    /**
     * {@code net}, if it has layers, and no weights that are infinite, NaN or absurdly large.
     *
     * @param place where it was read from, for the message
     * @throws NetFileException if it has not
     */
    public static Net sound(Net net, Object place) throws NetFileException {
        if (net.layers().isEmpty()) {
            throw new NetFileException(place, "has no layers");
        }
        for (Layer layer : net.layers()) {
            for (Tensor weights : OpWeights.of(layer.op())) {
                check(weights, layer, place);
            }
        }
        return net;
    }

    private static void check(Tensor weights, Layer layer, Object place) throws NetFileException {
        // Constants, such as masks, may hold the greatest number.
        float limit = layer.op() instanceof Constant ? Float.MAX_VALUE : GREATEST_WEIGHT;
        for (float weight : weights.data()) {
            if (!(Math.abs(weight) <= limit)) {
                throw new NetFileException(
                        place,
                        "is damaged: layer '" + layer.name() + "' has a weight of " + weight
                                + ", which no trained net has");
            }
        }
    }
}
