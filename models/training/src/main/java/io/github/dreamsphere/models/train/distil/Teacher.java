package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.util.List;
import java.util.stream.IntStream;

/** The net whose blobs a student learns, for crops of one size. */
final class Teacher implements AutoCloseable {
    private final Network network;
    private final Pass values;
    private final int crop;
    private final List<Shape> shapes;

    /**
     * Prepares {@code net}.
     *
     * @param blobs the blobs to learn
     * @param crop edge of the crops in pixels
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if {@code net} lacks one of them
     */
    Teacher(Net net, List<String> blobs, int crop) {
        this.crop = crop;
        network = new Network(net);
        values = network.forward(blobs, crop, crop);
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

    /** A session that dreams with one of the teacher's blobs; close it before the teacher. */
    Objective.Session dream(String blob) {
        return BlobObjective.energy(network, blob).open(crop, crop);
    }

    @Override
    public void close() {
        values.close();
        network.close();
    }
}
