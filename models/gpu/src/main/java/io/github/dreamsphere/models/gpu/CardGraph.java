package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The kernels and blobs of a pass. A rectifier that alone reads a convolution is computed with it. Blobs that only a
 * concatenation reads lie in its output where they start at a block.
 */
final class CardGraph implements AutoCloseable {
    private final Card card;
    private final boolean gradient;
    private final Map<String, Shape> shapes;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Layer> writers = new HashMap<>();
    private final Map<String, Layer> rectifiers = new HashMap<>();
    private final Map<String, Part> parts = new HashMap<>();
    /** The blobs that an identity gives another name. */
    private final Map<String, String> originals = new HashMap<>();

    private final Map<String, Blob> blobs = new HashMap<>();
    private final BlobMemory memory;
    private final List<Node> nodes = new ArrayList<>();

    /** The place of a blob in a concatenation's output. */
    private record Part(String whole, int channel) {}

    /**
     * What one kernel computes.
     *
     * @param rectifier what is computed of the op's result; null if the result is the output
     * @param inputs names of blobs
     * @param output its name
     */
    private record Step(Op op, Rectifier rectifier, List<String> inputs, String output) {}

    private record Node(CardKernel kernel, List<Blob> inputs) {}

    CardGraph(Card card, Net net, List<String> requested, int width, int height, boolean gradient) {
        this.card = card;
        this.memory = new BlobMemory(card);
        this.gradient = gradient;
        this.shapes = net.shapes(width, height);
        List<Layer> layers = net.layers().stream().map(this::sized).toList();
        for (Layer layer : layers) {
            layer.inputs().forEach(blob -> readers.merge(blob, 1, Integer::sum));
            writers.put(layer.output(), layer);
        }
        requested.forEach(blob -> readers.merge(blob, 1, Integer::sum));
        layers.forEach(this::findRectifier);
        layers.forEach(this::findParts);
        List<Step> steps = steps(layers);
        useMemory(steps, net.input(), requested);
        try {
            memory.allocate();
            steps.forEach(step -> nodes.add(node(step)));
            if (gradient) {
                prepareBackward(requested);
            }
        } catch (GraphicsCardFailure e) {
            close();
            throw e;
        }
    }

    /** The layer with its op for inputs of the shapes they have in this pass. */
    private Layer sized(Layer layer) {
        Op op = layer.op().over(layer.inputs().stream().map(shapes::get).toList());
        return new Layer(layer.name(), op, layer.inputs(), layer.output());
    }

    private void findRectifier(Layer layer) {
        if (Rectifier.of(layer.op()).isEmpty()) {
            return;
        }
        String from = layer.inputs().get(0);
        Layer writer = writers.get(from);
        boolean convolution = writer != null && writer.op() instanceof Convolution op && CardKernels.supports(card, op);
        if (convolution && readers.get(from) == 1) {
            rectifiers.put(from, layer);
        }
    }

    private void findParts(Layer layer) {
        if (!(layer.op() instanceof Concat)) {
            return;
        }
        int channel = 0;
        for (String blob : layer.inputs()) {
            Layer writer = writers.get(blob);
            boolean own = writer != null && !(writer.op() instanceof Identity) && readers.get(blob) == 1;
            if (own && channel % Blob.BLOCK == 0) {
                parts.put(blob, new Part(layer.output(), channel));
            }
            channel += shapes.get(blob).channels();
        }
    }

    /** What each kernel computes, in order. */
    private List<Step> steps(List<Layer> layers) {
        Set<Layer> done = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Step> steps = new ArrayList<>();
        for (Layer layer : layers) {
            List<String> inputs = layer.inputs().stream().map(this::original).toList();
            Layer rectifier = rectifiers.get(layer.output());
            if (!done.add(layer)) {
                continue;
            }
            if (layer.op() instanceof Identity) {
                originals.put(layer.output(), inputs.get(0));
            } else if (rectifier == null) {
                steps.add(new Step(layer.op(), null, inputs, layer.output()));
            } else {
                done.add(rectifier);
                steps.add(new Step(layer.op(), Rectifier.of(rectifier.op()).orElseThrow(), inputs, rectifier.output()));
            }
        }
        return steps;
    }

    private String original(String blob) {
        return originals.getOrDefault(blob, blob);
    }

    /**
     * Notes when each blob is in use. Time is 0 for the input, 1 to n for the kernels forward, n+1 for the caller, and then
     * backward through the kernels to 2n+2 for the input's gradient.
     */
    private void useMemory(List<Step> steps, String input, List<String> requested) {
        int end = steps.size() + 1;
        use(input, 0, 2 * end);
        for (int i = 0; i < steps.size(); i++) {
            for (String blob : steps.get(i).inputs()) {
                use(blob, i + 1, 2 * end - i - 1);
            }
            use(steps.get(i).output(), i + 1, 2 * end - i - 1);
        }
        for (String blob : requested) {
            use(original(blob), end, end);
            if (gradient) {
                memory.useValue(whole(original(blob)), shapes.get(whole(original(blob))), 2 * end);
            }
        }
    }

    /** Notes that a blob is in use at {@code moment} forward and, in a pass with a gradient, at {@code later} backward. */
    private void use(String blob, int moment, int later) {
        String whole = whole(blob);
        Shape shape = shapes.get(whole);
        memory.useValue(whole, shape, moment);
        if (gradient) {
            memory.useValue(whole, shape, later);
            memory.useGradient(whole, shape, later);
        }
    }

    /** The blob whose memory {@code blob} is a part of, or itself. */
    private String whole(String blob) {
        Part part = parts.get(blob);
        return part == null ? blob : whole(part.whole());
    }

    /** The blob of this name, with its memory. */
    Blob blob(String name) {
        String original = original(name);
        Blob known = blobs.get(original);
        if (known == null) {
            Part part = parts.get(original);
            Shape shape = shapes.get(original);
            known = part == null
                    ? new Blob(shape, memory.value(original), memory.gradient(original))
                    : blob(part.whole()).part(part.channel(), shape);
            blobs.put(original, known);
        }
        return known;
    }

    private Node node(Step step) {
        List<Blob> inputs = step.inputs().stream().map(this::blob).toList();
        Blob output = blob(step.output());
        CardKernel kernel = step.rectifier() == null
                ? CardKernels.of(card, step.op(), inputs, output)
                : CardKernels.convolution(card, (Convolution) step.op(), step.rectifier(), inputs.get(0), output);
        return new Node(kernel, inputs);
    }

    /** Goes backward through the kernels: the first gradient of a blob replaces what is there, others are added. */
    private void prepareBackward(List<String> requested) {
        Set<Blob> written = Collections.newSetFromMap(new IdentityHashMap<>());
        new HashSet<>(requested).forEach(name -> written.add(blob(name)));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            List<Blob> inputs = nodes.get(i).inputs();
            boolean[] add = new boolean[inputs.size()];
            for (int k = 0; k < add.length; k++) {
                add[k] = !written.add(inputs.get(k));
            }
            nodes.get(i).kernel().prepareBackward(add);
        }
    }

    void forward() {
        nodes.forEach(node -> node.kernel().forward());
    }

    void backward() {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            nodes.get(i).kernel().backward();
        }
    }

    /** The kinds of ops that the processor computes because they have no shader, and the number of each. */
    SortedMap<String, Long> processorOps() {
        return nodes.stream()
                .filter(node -> node.kernel() instanceof ProcessorKernel)
                .map(node -> ((ProcessorKernel) node.kernel()).name())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    long bytes() {
        return memory.bytes()
                + nodes.stream().mapToLong(node -> node.kernel().bytes()).sum();
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.kernel().close());
        memory.close();
    }
}
