package io.github.dreamsphere.models.train;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Net;
import java.util.Random;

/** A picture of noise, always the same, and what a net makes of it on the engine. */
public final class NoisePicture {
    private NoisePicture() {}

    /** Its pixels, sRGB 0..1, {@code edge} × {@code edge}. */
    public static float[] of(int edge) {
        Random random = new Random(4);
        float[] rgb = new float[edge * edge * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = random.nextFloat();
        }
        return rgb;
    }

    /** The blob that {@code net} makes of it. */
    public static float[] blob(Net net, String blob, int edge) {
        try (Network network = new Network(net);
                Pass pass = network.forward(blob, edge, edge)) {
            pass.forward(of(edge));
            return pass.activation();
        }
    }
}
