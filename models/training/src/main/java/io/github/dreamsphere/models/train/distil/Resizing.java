package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Softmax;
import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gives convolutions of a trained net more or fewer channels, or leaves out whole branches of concatenations.
 *
 * <p>More channels do not change what the net computes, so that it goes on learning with a greater capacity (Chen et al.
 * 2016, "Net2Net: accelerating learning via knowledge transfer"). Each new kernel is the normalised sum or difference
 * of two of the layer's, because random kernels would respond to noise, too. Layers that read a new channel start with
 * zeros for it.
 *
 * <p>Fewer channels do change it. Those are left out whose kernels and whose readers' weights have the smallest product
 * of norms, which does not depend on the scale of the channel (Li et al. 2017, "Pruning filters for efficient ConvNets").
 */
final class Resizing {
    private static final int NEW = -1;

    private final Map<String, Integer> outputs;
    private final SplittableRandom random;
    /** For each blob of the new net, the channels of the old blob that its channels were, or {@link #NEW}. */
    private final Map<String, int[]> sources = new HashMap<>();

    /**
     * Resizes convolutions.
     *
     * @param outputs the numbers of channels by blob, 0 to leave out a branch that ends in this blob; other convolutions
     *     keep theirs
     * @param seed of the choice of kernels that new ones are made of
     */
    Resizing(Map<String, Integer> outputs, long seed) {
        // Sorted, so that of several wrong blobs always the same one is named.
        this.outputs = new TreeMap<>(outputs);
        this.random = new SplittableRandom(seed);
    }

    /**
     * The resized net.
     *
     * @throws UnsuitableNetException naming a blob that no convolution computes, a blob that is no branch and would have
     *     no channels, or a layer of another kind
     */
    Net of(Net net) {
        outputs.forEach((blob, count) -> {
            if (count < 0 || net.layers().stream().noneMatch(l -> blob(l).equals(blob) && isConvolution(l))) {
                throw new UnsuitableNetException("the number of channels of '" + blob + "' cannot become " + count
                        + ": it must not be negative, and a convolution must compute this blob");
            }
        });
        requireBranches(net);
        Map<String, double[]> squares = squaresOfReaders(net);
        int colours = net.imageSpec().channels().count();
        sources.put(net.input(), IntStream.range(0, colours).toArray());
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : net.layers()) {
            layers.add(resized(layer, squares));
        }
        Set<String> read =
                net.layers().stream().flatMap(layer -> layer.inputs().stream()).collect(Collectors.toSet());
        List<String> unread = net.layers().stream()
                .map(Layer::output)
                .filter(blob -> !read.contains(blob))
                .toList();
        return new Net(net.name(), net.imageSpec(), net.input(), layers).upTo(unread);
    }

    /** Throws if a blob that is left out is not joined with one that stays. */
    private void requireBranches(Net net) {
        List<String> leftOut = outputs.keySet().stream().filter(this::isLeftOut).toList();
        for (String blob : leftOut) {
            List<Layer> readers = net.layers().stream()
                    .filter(layer -> layer.inputs().contains(blob))
                    .toList();
            boolean joined = readers.stream()
                    .allMatch(layer -> layer.op() instanceof Concat && !leftOut.containsAll(layer.inputs()));
            if (readers.isEmpty() || !joined) {
                throw new UnsuitableNetException("the number of channels of '" + blob + "' cannot become 0:"
                        + " only blobs that are joined with others can be left out");
            }
        }
    }

    private boolean isLeftOut(String blob) {
        return !Net.isIntermediate(blob) && outputs.getOrDefault(blob, 1) == 0;
    }

    private static boolean isConvolution(Layer layer) {
        return layer.op() instanceof Convolution convolution && convolution.groups() == 1;
    }

    /** The name of a layer's output, or that of the rectifier that follows. */
    private static String blob(Layer layer) {
        return Net.named(layer.output());
    }

    private Layer resized(Layer layer, Map<String, double[]> read) {
        List<int[]> inputs = layer.inputs().stream().map(sources::get).toList();
        if (isConvolution(layer)) {
            Convolution old = (Convolution) layer.op();
            int wanted = outputs.getOrDefault(blob(layer), old.outputs());
            // A branch that is left out is removed as a whole at the end.
            int count = wanted == 0 ? old.outputs() : wanted;
            int[] kept = count < old.outputs()
                    ? strongest(old, read.get(layer.output()), count)
                    : IntStream.range(0, count)
                            .map(c -> c < old.outputs() ? c : NEW)
                            .toArray();
            sources.put(layer.output(), kept);
            return new Layer(layer.name(), resized(old, inputs.get(0), kept), layer.inputs(), layer.output());
        }
        if (layer.op() instanceof Concat) {
            sources.put(layer.output(), joined(layer.inputs(), read));
            List<String> left =
                    layer.inputs().stream().filter(blob -> !isLeftOut(blob)).toList();
            return new Layer(layer.name(), layer.op(), left, layer.output());
        } else if (keepsChannels(layer.op())) {
            sources.put(layer.output(), inputs.get(0));
        } else {
            throw new UnsuitableNetException("layer '" + layer.name() + "' ("
                    + layer.op().getClass().getSimpleName() + ") cannot be in a net that is resized");
        }
        return layer;
    }

    private static boolean keepsChannels(Op op) {
        return op instanceof Relu
                || op instanceof Lrn
                || op instanceof Pool
                || op instanceof GlobalPool
                || op instanceof Softmax;
    }

    private int[] joined(List<String> parts, Map<String, double[]> read) {
        List<Integer> all = new ArrayList<>();
        int before = 0;
        for (String part : parts) {
            if (!isLeftOut(part)) {
                for (int source : sources.get(part)) {
                    all.add(source == NEW ? NEW : before + source);
                }
            }
            before += read.get(part).length;
        }
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The {@code count} channels that matter most, in order. */
    private static int[] strongest(Convolution convolution, double[] read, int count) {
        Comparator<Integer> byWeight = Comparator.comparingDouble(
                c -> read[c] * squares(convolution.weights().data(), c, convolution.outputs()));
        return IntStream.range(0, convolution.outputs())
                .boxed()
                .sorted(byWeight.reversed())
                .limit(count)
                .sorted()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static double squares(float[] weights, int output, int outputs) {
        int each = weights.length / outputs;
        return IntStream.range(output * each, (output + 1) * each)
                .mapToDouble(i -> (double) weights[i] * weights[i])
                .sum();
    }

    /** For each channel of each blob, the sum of the squared weights with which convolutions read it. */
    private static Map<String, double[]> squaresOfReaders(Net net) {
        Map<String, double[]> read = new HashMap<>();
        read.put(net.input(), new double[net.imageSpec().channels().count()]);
        for (Layer layer : net.layers()) {
            int inputs = layer.inputs().stream()
                    .mapToInt(blob -> read.get(blob).length)
                    .sum();
            int channels = layer.op() instanceof Convolution convolution ? convolution.outputs() : inputs;
            read.put(layer.output(), new double[channels]);
        }
        for (int l = net.layers().size() - 1; l >= 0; l--) {
            Layer layer = net.layers().get(l);
            double[] after = read.get(layer.output());
            int before = 0;
            for (String input : layer.inputs()) {
                double[] sums = read.get(input);
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += layer.op() instanceof Convolution convolution
                            ? squaresOfInput(convolution, c)
                            : after[before + c];
                }
                before += sums.length;
            }
        }
        return read;
    }

    private static double squaresOfInput(Convolution convolution, int input) {
        float[] weights = convolution.weights().data();
        int area = convolution.window().kernelHeight() * convolution.window().kernelWidth();
        double sum = 0;
        for (int o = 0; o < convolution.outputs(); o++) {
            for (int i = 0; i < area; i++) {
                double weight = weights[(o * convolution.inputs() + input) * area + i];
                sum += weight * weight;
            }
        }
        return sum;
    }

    private Convolution resized(Convolution old, int[] inputs, int[] kept) {
        int area = old.window().kernelHeight() * old.window().kernelWidth();
        int each = inputs.length * area;
        float[] weights = new float[kept.length * each];
        float[] bias = new float[kept.length];
        for (int o = 0; o < kept.length; o++) {
            if (kept[o] == NEW) {
                mix(weights, bias, o, each, old.outputs());
                continue;
            }
            bias[o] = old.bias().data()[kept[o]];
            for (int i = 0; i < inputs.length; i++) {
                if (inputs[i] != NEW) {
                    int from = (kept[o] * old.inputs() + inputs[i]) * area;
                    System.arraycopy(old.weights().data(), from, weights, o * each + i * area, area);
                }
            }
        }
        int[] shape = {
            kept.length,
            inputs.length,
            old.window().kernelHeight(),
            old.window().kernelWidth()
        };
        return new Convolution(new Tensor(shape, weights), Tensor.of(bias), old.window(), 1);
    }

    /** Makes kernel {@code output} of two of the first {@code old} kernels. */
    private void mix(float[] weights, float[] bias, int output, int each, int old) {
        int one = random.nextInt(old);
        int other = random.nextInt(old);
        float sign = random.nextBoolean() ? 1 : -1;
        float scale = (float) Math.sqrt(0.5);
        for (int i = 0; i < each; i++) {
            weights[output * each + i] = scale * (weights[one * each + i] + sign * weights[other * each + i]);
        }
        bias[output] = scale * (bias[one] + sign * bias[other]);
    }
}
