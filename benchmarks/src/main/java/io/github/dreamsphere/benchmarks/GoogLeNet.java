package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.models.caffe.CaffeReader;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** One step of the dream's net: GoogLeNet forward to inception_4c/output and back to a square image. */
final class GoogLeNet implements AutoCloseable {
    /** The layer of the classic dream. */
    static final String BLOB = "inception_4c/output";

    private static final int RGB = 3;

    private final Network network;
    private final Pass pass;
    private final float[] image;
    private final float[] activation;
    private final float[] gradient;

    /** @param size the image's edge in pixels */
    GoogLeNet(int size) throws IOException {
        network = network();
        pass = network.fastForwardBackward(BLOB, size, size);
        image = new float[size * size * RGB];
        gradient = new float[image.length];
        activation = new float[pass.output().length()];
        Random random = new Random(0);
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextFloat();
        }
    }

    /** GoogLeNet, from the data folder beside the checkout. */
    static Network network() throws IOException {
        return new Network(net());
    }

    /** As {@link #network}, without an engine. */
    static Net net() throws IOException {
        Path shared = Path.of(System.getProperty("dreamsphere.shared", "../shared"));
        ImageSpec spec = ImageSpec.of(255, 1, ImageSpec.Channels.BGR, 104, 117, 123);
        return CaffeReader.read(shared.resolve("models/bvlc_googlenet"), spec);
    }

    /** The image's gradient of ½Σa²; the same array at every call. */
    float[] step() {
        pass.forward(image);
        pass.readActivation(0, activation);
        pass.backward(activation, gradient);
        return gradient;
    }

    @Override
    public void close() {
        pass.close();
        network.close();
    }
}
