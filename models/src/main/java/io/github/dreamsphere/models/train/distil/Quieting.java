package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Takes out of a trained net's convolutions what no picture speaks for. A training leaves there what the first weights
 * drew at random, and the noise of its own steps; it hardly changes an activation, but lies over the picture's gradient,
 * of which dreams are made.
 */
final class Quieting {
    /** How far each convolution's results may be off, as {@link RidgeShrinkage} measures it. */
    private static final double ERROR = 0.003;
    /** Places of a crop at which each convolution's window is looked at. */
    private static final int PLACES = 20;
    /** Crops whose patches are counted together. */
    private static final int GROUP = 20;

    private final Net net;
    private final int edge;
    private final SplittableRandom random;
    private final List<Layer> convolutions;
    private final List<String> read;
    private final Map<String, PatchStatistics> patches = new HashMap<>();

    private Quieting(Net net, int edge, SplittableRandom random) {
        this.net = net;
        this.edge = edge;
        this.random = random;
        this.convolutions = net.layers().stream()
                .filter(layer -> layer.op() instanceof Convolution)
                .toList();
        this.read = convolutions.stream()
                .map(layer -> layer.inputs().get(0))
                .filter(blob -> !blob.equals(net.input()))
                .distinct()
                .toList();
    }

    /**
     * The net without what none of {@code crops} speaks for. Convolutions larger than their input stay as they are.
     *
     * @param crops square, {@code edge} pixels wide, HWC, sRGB 0..1; the more, the better: some hundreds
     */
    static Net of(Net net, List<float[]> crops, int edge, SplittableRandom random) {
        Quieting quieting = new Quieting(net, edge, random);
        quieting.look(crops);
        return quieting.quieted();
    }

    private void look(List<float[]> crops) {
        try (Network network = new Network(net);
                Pass pass = network.forward(read, edge, edge)) {
            for (int from = 0; from < crops.size(); from += GROUP) {
                lookAt(crops.subList(from, Math.min(crops.size(), from + GROUP)), pass);
            }
        }
    }

    private void lookAt(List<float[]> crops, Pass pass) {
        Map<String, List<double[]>> seen = new HashMap<>();
        for (float[] crop : crops) {
            pass.forward(crop);
            for (Layer layer : convolutions) {
                seen.computeIfAbsent(layer.name(), name -> new ArrayList<>()).addAll(patches(layer, crop, pass));
            }
        }
        seen.values().removeIf(List::isEmpty);
        seen.forEach((name, some) -> {
            INDArray rows = Nd4j.createFromArray(some.toArray(double[][]::new));
            patches.computeIfAbsent(name, key -> new PatchStatistics((int) rows.size(1)))
                    .add(rows);
        });
    }

    private List<double[]> patches(Layer layer, float[] crop, Pass pass) {
        int blob = read.indexOf(layer.inputs().get(0));
        int kernel = ((Convolution) layer.op()).window().kernelWidth();
        if (blob < 0) {
            float[] input = new float[crop.length];
            DistilBatches.prepare(crop, input, 0);
            return patches(input, new Shape(edge, edge, 3), kernel);
        }
        return patches(pass.activation(blob), pass.output(blob), kernel);
    }

    private List<double[]> patches(float[] blob, Shape shape, int kernel) {
        List<double[]> patches = new ArrayList<>();
        if (Math.min(shape.width(), shape.height()) < kernel) {
            return patches;
        }
        for (int i = 0; i < PLACES; i++) {
            int left = random.nextInt(shape.width() - kernel + 1);
            int top = random.nextInt(shape.height() - kernel + 1);
            patches.add(patch(blob, shape, left, top, kernel));
        }
        return patches;
    }

    /** In the order of a convolution's weights: channel, row, column. */
    private static double[] patch(float[] blob, Shape shape, int left, int top, int kernel) {
        double[] patch = new double[shape.channels() * kernel * kernel];
        int at = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = top; y < top + kernel; y++) {
                for (int x = left; x < left + kernel; x++) {
                    patch[at++] = blob[(y * shape.width() + x) * shape.channels() + c];
                }
            }
        }
        return patch;
    }

    private Net quieted() {
        List<Layer> layers = net.layers().stream()
                .map(layer -> patches.containsKey(layer.name()) ? quieted(layer) : layer)
                .toList();
        return new Net(net.name(), net.imageSpec(), net.input(), layers);
    }

    private Layer quieted(Layer layer) {
        Convolution shrunk = new RidgeShrinkage(patches.get(layer.name())).of((Convolution) layer.op(), ERROR);
        return new Layer(layer.name(), shrunk, layer.inputs(), layer.output());
    }
}
