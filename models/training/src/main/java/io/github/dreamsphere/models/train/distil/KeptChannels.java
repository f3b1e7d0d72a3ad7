package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The channels of a teacher's convolutions that a narrower student learns. */
final class KeptChannels {
    /** Relative to the mean square of the inputs. */
    private static final double RIDGE = 1e-3;

    private final Map<String, Layer> layers = new HashMap<>();
    private final TeacherSamples samples;
    /** For the convolutions that form a blob together, the layers that read it. */
    private final Map<List<Layer>, List<PrunedReader>> readers = new LinkedHashMap<>();

    /**
     * Chooses channels of {@code teacher}.
     *
     * @param samples of all its convolutions and heads
     */
    KeptChannels(Net teacher, TeacherSamples samples) {
        this.samples = samples;
        teacher.layers().forEach(layer -> layers.put(layer.output(), layer));
    }

    /** Adds a convolution that must lose as little as possible. */
    void addReader(Layer convolution) {
        List<Layer> read = convolutions(convolution.inputs().get(0));
        if (!read.isEmpty()) {
            BlobSample sample = samples.of(convolution.output());
            float[] strengths = sample.strengths();
            Convolution op = (Convolution) convolution.op();
            int inputs = sample.places().length();
            double[] weights = new double[op.outputs() * (inputs + 1)];
            for (int o = 0; o < op.outputs(); o++) {
                for (int i = 0; i < inputs; i++) {
                    weights[o * (inputs + 1) + i] = op.weights().data()[o * inputs + i] / (double) strengths[o];
                }
            }
            add(read, inputs / op.inputs(), sample, weights);
        }
    }

    /** True if something that was added reads the channels of {@code blob}. */
    boolean isRead(String blob) {
        return readers.containsKey(convolutions(blob));
    }

    /** Adds a blob whose values must be lost as little as possible, each relative to its divisor. */
    void addHead(String blob, float[] divisors) {
        int size = divisors.length + 1;
        double[] weights = new double[divisors.length * size];
        for (int c = 0; c < divisors.length; c++) {
            weights[c * size + c] = 1.0 / divisors[c];
        }
        add(convolutions(blob), 1, samples.of(blob), weights);
    }

    private void add(List<Layer> read, int taps, BlobSample sample, double[] weights) {
        double[] inverse = sample.inputProducts().factor(RIDGE).inverse();
        readers.computeIfAbsent(read, key -> new ArrayList<>()).add(new PrunedReader(taps, inverse, weights));
    }

    /** The convolutions that write the channels of {@code blob}, in order. */
    private List<Layer> convolutions(String blob) {
        Layer layer = layers.get(blob);
        if (layer == null) {
            return List.of();
        }
        if (layer.op() instanceof Convolution) {
            return List.of(layer);
        }
        if (layer.op() instanceof Concat) {
            return layer.inputs().stream()
                    .flatMap(part -> convolutions(part).stream())
                    .toList();
        }
        return convolutions(layer.inputs().get(0));
    }

    /**
     * For each convolution that is read, the channels to keep.
     *
     * @param widths how many of each; none of a convolution that is missing
     */
    Map<Layer, int[]> choose(Map<Layer, Integer> widths) {
        Map<Layer, int[]> kept = new HashMap<>();
        readers.forEach((parts, all) -> {
            List<int[]> chosen = ChannelChoice.of(
                    parts.stream()
                            .map(part -> ((Convolution) part.op()).outputs())
                            .toList(),
                    parts.stream().map(part -> widths.getOrDefault(part, 0)).toList(),
                    all);
            for (int p = 0; p < parts.size(); p++) {
                kept.put(parts.get(p), chosen.get(p));
            }
        });
        return kept;
    }
}
