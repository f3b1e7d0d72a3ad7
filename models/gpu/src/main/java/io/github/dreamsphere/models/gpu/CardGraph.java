package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final Map<String, Blob> blobs = new HashMap<>();
    private final List<CardFloats> memory = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();

    /** The place of a blob in a concatenation's output. */
    private record Part(String whole, int channel) {}

    private record Node(CardKernel kernel, List<Blob> inputs) {}

    CardGraph(Card card, Net net, List<String> requested, int width, int height, boolean gradient) {
        this.card = card;
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
        blob(net.input());
        Set<Layer> done = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Layer layer : layers) {
            if (done.add(layer)) {
                add(layer, done);
            }
        }
        if (gradient) {
            prepareBackward(requested);
        }
    }

    /** The layer with its op for inputs of the shapes they have in this pass. */
    private Layer sized(Layer layer) {
        Op op = layer.op().over(layer.inputs().stream().map(shapes::get).toList());
        return new Layer(layer.name(), op, layer.inputs(), layer.output());
    }

    private void findRectifier(Layer layer) {
        if (!(layer.op() instanceof Relu relu) || relu.negativeSlope() < 0) {
            return;
        }
        String from = layer.inputs().get(0);
        Layer writer = writers.get(from);
        boolean convolution =
                writer != null && writer.op() instanceof Convolution op && ConvolutionShader.supports(card, op);
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

    /** The blob of this name, with its memory. */
    Blob blob(String name) {
        Blob known = blobs.get(name);
        if (known == null) {
            Part part = parts.get(name);
            known = part == null
                    ? allocate(shapes.get(name))
                    : blob(part.whole()).part(part.channel(), shapes.get(name));
            blobs.put(name, known);
        }
        return known;
    }

    private Blob allocate(Shape shape) {
        return new Blob(shape, floats(shape), gradient ? floats(shape) : null, 0);
    }

    private CardFloats floats(Shape shape) {
        CardFloats made = new CardFloats(Blob.length(shape));
        memory.add(made);
        return made;
    }

    private void add(Layer layer, Set<Layer> done) {
        List<Blob> inputs = layer.inputs().stream().map(this::blob).toList();
        if (layer.op() instanceof Identity) {
            blobs.put(layer.output(), inputs.get(0));
            return;
        }
        Layer rectifier = rectifiers.get(layer.output());
        if (rectifier != null) {
            done.add(rectifier);
            Blob output = blob(rectifier.output());
            Convolution op = (Convolution) layer.op();
            nodes.add(new Node(new ConvolutionShader(card, op, (Relu) rectifier.op(), inputs.get(0), output), inputs));
        } else {
            nodes.add(new Node(CardKernels.of(card, layer.op(), inputs, blob(layer.output())), inputs));
        }
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

    long bytes() {
        return memory.stream().mapToLong(CardFloats::bytes).sum()
                + nodes.stream().mapToLong(node -> node.kernel().bytes()).sum();
    }

    @Override
    public void close() {
        nodes.forEach(node -> node.kernel().close());
        memory.forEach(CardFloats::close);
    }
}
