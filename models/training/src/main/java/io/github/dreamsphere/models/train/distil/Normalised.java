package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Net;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A student with its teacher's local response normalisations. The channels of a normalised blob must have one common
 * scale, because each is divided by a sum over others. If some of the teacher's channels are missing, the others make
 * up for them: alpha grows.
 */
final class Normalised {
    private final Net student;
    private final Map<String, Lrn> normalisations;
    /** For the convolutions whose channels are normalised, the normalised blob. */
    private final Map<String, String> blobs = new HashMap<>();
    /** For each normalised blob, the factor of alpha. */
    private final Map<String, Double> factors = new HashMap<>();

    /**
     * A student with {@code normalisations} behind some of its blobs.
     *
     * @param normalisations by the student's blob that is normalised
     * @throws UnsuitableNetException if such a blob is not of a single convolution
     */
    Normalised(Net student, Map<String, Lrn> normalisations) {
        this.student = student;
        this.normalisations = normalisations;
        Map<String, Layer> layers = new HashMap<>();
        student.layers().forEach(layer -> layers.put(layer.output(), layer));
        for (String blob : normalisations.keySet()) {
            Layer layer = layers.get(blob);
            while (layer != null && !(layer.op() instanceof Convolution)) {
                layer = layer.inputs().size() == 1 ? layers.get(layer.inputs().get(0)) : null;
            }
            if (layer == null) {
                throw new UnsuitableNetException("the teacher normalises what corresponds to '" + blob
                        + "', which is not computed by a single convolution");
            }
            blobs.put(layer.output(), blob);
        }
    }

    /** True if the channels that the convolution with output {@code output} computes are normalised. */
    boolean normalises(String output) {
        return blobs.containsKey(output);
    }

    /**
     * One divisor for all channels of a convolution that is {@linkplain #normalises normalised}.
     *
     * @param strengths the root mean squares of the teacher's channels
     * @param kept how many of them the student has
     */
    float[] scaleTogether(String output, float[] strengths, int kept) {
        double square = 0;
        for (float strength : strengths) {
            square += (double) strength * strength / strengths.length;
        }
        factors.put(blobs.get(output), square * strengths.length / kept);
        float[] divisors = new float[strengths.length];
        Arrays.fill(divisors, (float) Math.sqrt(square));
        return divisors;
    }

    /** The student with normalisations, after {@link #scaleTogether} has been called for each. */
    Net net() {
        List<Layer> layers = new ArrayList<>();
        Map<String, String> renamed = new HashMap<>();
        for (Layer layer : student.layers()) {
            List<String> inputs = layer.inputs().stream()
                    .map(input -> renamed.getOrDefault(input, input))
                    .toList();
            layers.add(new Layer(layer.name(), layer.op(), inputs, layer.output()));
            Lrn its = normalisations.get(layer.output());
            if (its != null) {
                String name = layer.output() + "/norm";
                float alpha = (float) (its.alpha() * factors.get(layer.output()));
                Lrn mine = new Lrn(its.size(), alpha, its.beta(), its.bias());
                layers.add(new Layer(name, mine, List.of(layer.output()), name));
                renamed.put(layer.output(), name);
            }
        }
        return new Net(student.name(), student.imageSpec(), student.input(), layers);
    }
}
