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
    private final Pass gradients;
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
        gradients = network.fastForwardBackward(blobs, crop, crop);
        shapes = IntStream.range(0, blobs.size()).mapToObj(values::output).toList();
    }

    /** The blobs' shapes. */
    List<Shape> shapes() {
        return shapes;
    }

    /** The blobs for a crop (HWC, sRGB 0..1), each HWC. */
    List<float[]> blobs(float[] rgb) {
        values.forward(rgb);
        return activations(values);
    }

    /**
     * What the teacher says of a crop.
     *
     * @param blobs each HWC
     * @param gradient of the energy ½Σa² of one of the blobs, HWC
     */
    record Lesson(List<float[]> blobs, float[] gradient) {}

    /** The blobs for a crop (HWC, sRGB 0..1), and the gradient of the energy of blob {@code head}. */
    Lesson lesson(float[] rgb, int head) {
        gradients.forward(rgb);
        List<float[]> blobs = activations(gradients);
        List<float[]> slopes = IntStream.range(0, blobs.size())
                .mapToObj(i -> i == head ? blobs.get(i) : new float[blobs.get(i).length])
                .toList();
        float[] gradient = new float[rgb.length];
        gradients.backward(slopes, gradient);
        return new Lesson(blobs, gradient);
    }

    private List<float[]> activations(Pass pass) {
        return IntStream.range(0, shapes.size()).mapToObj(pass::activation).toList();
    }

    @Override
    public void close() {
        values.close();
        gradients.close();
        network.close();
    }
}
