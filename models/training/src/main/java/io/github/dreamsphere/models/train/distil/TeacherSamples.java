package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Samples of a teacher's blobs in crops of one size. */
final class TeacherSamples {
    /** Positions per crop and blob. */
    private static final int EACH = 24;

    private final Net teacher;
    private final List<float[]> crops;
    private final int crop;
    private final Map<String, Shape> shapes;
    private final Map<String, BlobSample> samples = new LinkedHashMap<>();

    /**
     * No samples yet.
     *
     * @param crops HWC, sRGB 0..1, with edges of {@code crop} pixels
     */
    TeacherSamples(Net teacher, List<float[]> crops, int crop) {
        this.teacher = teacher;
        this.crops = crops;
        this.crop = crop;
        this.shapes = teacher.shapes(crop, crop);
    }

    List<float[]> crops() {
        return crops;
    }

    int crop() {
        return crop;
    }

    /** Adds what {@code convolution} computes, before a rectifier. */
    void add(Layer convolution) {
        add(convolution.output(), convolution.inputs().get(0), ((Convolution) convolution.op()).window());
    }

    /** Adds a blob that other blobs are to be computed from at the same position. */
    void add(String blob) {
        add(blob, blob, SlidingWindow.point());
    }

    private void add(String blob, String input, SlidingWindow window) {
        PatchSamples places = new PatchSamples(window, shapes.get(input), EACH, samples.size());
        samples.put(blob, new BlobSample(blob, input, places, shapes.get(blob).channels(), crops.size()));
    }

    /** The sample of {@code blob}. */
    BlobSample of(String blob) {
        return samples.get(blob);
    }

    /**
     * Takes all samples.
     *
     * @param stage told what is being done, for each crop; may throw to end it
     */
    void take(Consumer<String> stage) {
        Set<String> needed = new LinkedHashSet<>();
        for (BlobSample sample : samples.values()) {
            needed.add(sample.blob());
            needed.add(sample.input());
        }
        needed.remove(teacher.input());
        List<String> blobs = new ArrayList<>(needed);
        try (Network network = new Network(teacher.upTo(blobs));
                Pass pass = network.forward(blobs, crop, crop)) {
            for (int i = 0; i < crops.size(); i++) {
                stage.accept("computing the teacher's layers, " + i + "/" + crops.size());
                pass.forward(crops.get(i));
                take(pass, blobs, i);
            }
        }
    }

    private void take(Pass pass, List<String> blobs, int crop) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (int b = 0; b < blobs.size(); b++) {
            values.put(blobs.get(b), pass.activation(b));
        }
        for (BlobSample sample : samples.values()) {
            sample.take(crop, values.get(sample.blob()));
            if (values.containsKey(sample.input())) {
                sample.takeInputs(crop, values.get(sample.input()));
            }
        }
    }
}
