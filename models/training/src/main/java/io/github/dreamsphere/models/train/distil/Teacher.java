package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import java.util.List;
import java.util.stream.IntStream;

/** The net whose blobs a student learns, for crops of one size. */
final class Teacher implements AutoCloseable {
    private final Network network;
    private final Pass values;
    private final List<Pass> gradients;
    private final List<Shape> shapes;

    /**
     * Prepares {@code net}.
     *
     * @param blobs the blobs to learn
     * @param crop edge of the crops in pixels
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if {@code net} lacks one of them
     */
    Teacher(Net net, List<String> blobs, int crop) {
        network = new Network(net);
        values = network.forward(blobs, crop, crop);
        gradients = blobs.stream()
                .map(blob -> network.fastForwardBackward(blob, crop, crop))
                .toList();
        shapes = IntStream.range(0, blobs.size()).mapToObj(values::output).toList();
    }

    /** The blobs' shapes. */
    List<Shape> shapes() {
        return shapes;
    }

    /** The blobs for a crop (HWC, sRGB 0..1), each HWC. */
    List<float[]> blobs(float[] rgb) {
        values.forward(rgb);
        return IntStream.range(0, shapes.size()).mapToObj(values::activation).toList();
    }

    /** The gradient of the energy ½Σa² of blob {@code head} for a crop (HWC, sRGB 0..1), HWC. */
    float[] gradient(float[] rgb, int head) {
        Pass pass = gradients.get(head);
        pass.forward(rgb);
        float[] gradient = new float[rgb.length];
        pass.backward(pass.activation(), gradient);
        return gradient;
    }

    @Override
    public void close() {
        values.close();
        gradients.forEach(Pass::close);
        network.close();
    }
}
