package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Layer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls the readers of all layers of a model, of nested models too, each after those it reads. */
final class GraphWalk {
    private static final int DEEPEST = 16;

    /** Kinds of layers that read a sequence, such as a text. */
    private static final Set<String> SEQUENTIAL = Set.of(
            "RNN",
            "SimpleRNN",
            "LSTM",
            "GRU",
            "CuDNNLSTM",
            "CuDNNGRU",
            "Bidirectional",
            "TimeDistributed",
            "ConvLSTM2D");

    /** Layers that are there to scale the image. */
    private static final Set<String> SCALINGS = Set.of("Rescaling", "Normalization");

    private final KerasFile file;
    private final NetDraft net;
    private final LeftOut leftOut;

    GraphWalk(KerasFile file, NetDraft net, LeftOut leftOut) {
        this.file = file;
        this.net = net;
        this.leftOut = leftOut;
    }

    /**
     * Adds the layers of a model.
     *
     * @param inputs what the model reads; empty where it is left out
     * @param prefix in front of the names of its blobs
     * @return its results, in order
     */
    List<Optional<Value>> walk(
            ModelConfig model, WeightFolder weights, List<Optional<Value>> inputs, String prefix, int depth)
            throws IOException {
        if (depth > DEEPEST) {
            throw new UnreadableException("has models in models more than " + DEEPEST + " deep");
        }
        return model.sequential()
                ? sequence(model, weights, inputs, prefix, depth)
                : graph(model, weights, inputs, prefix, depth);
    }

    private List<Optional<Value>> sequence(
            ModelConfig model, WeightFolder weights, List<Optional<Value>> inputs, String prefix, int depth)
            throws IOException {
        List<Optional<Value>> values = inputs;
        for (LayerConfig layer : model.layers()) {
            if (!layer.isInput()) {
                List<Operand> reads = new ArrayList<>();
                for (int i = 0; i < values.size(); i++) {
                    reads.add(new TensorRef("input", 0, i));
                }
                CallConfig call = new CallConfig(reads, layer.settings().find());
                values = call(layer, call, values, weights, prefix, depth);
            }
        }
        return values;
    }

    private List<Optional<Value>> graph(
            ModelConfig model, WeightFolder weights, List<Optional<Value>> inputs, String prefix, int depth)
            throws IOException {
        if (inputs.size() != model.inputs().size()) {
            throw new UnreadableException("is damaged: model '" + model.name() + "' takes "
                    + model.inputs().size() + " tensors, but is given " + inputs.size());
        }
        CallOrder order = new CallOrder(model);
        Map<String, List<Optional<Value>>> results = new HashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            results.put(CallOrder.key(model.inputs().get(i)), List.of(inputs.get(i)));
        }
        for (CallOrder.Entry entry : order.entries()) {
            List<Optional<Value>> values = new ArrayList<>();
            for (TensorRef ref : entry.call().tensors().toList()) {
                values.add(result(results, order.resolved(ref)));
            }
            results.put(entry.key(), call(entry.layer(), entry.call(), values, weights, prefix, depth));
        }
        List<Optional<Value>> outputs = new ArrayList<>();
        for (TensorRef ref : model.outputs()) {
            outputs.add(result(results, order.resolved(ref)));
        }
        return outputs;
    }

    private static Optional<Value> result(Map<String, List<Optional<Value>>> results, TensorRef ref) {
        List<Optional<Value>> all = results.get(CallOrder.key(ref));
        if (all == null) {
            throw new UnreadableException(
                    "is damaged: layer '" + ref.layer() + "' is read but has no call " + ref.call());
        }
        // Further results of an unknown layer; a known layer has one.
        return ref.result() >= 0 && ref.result() < all.size() ? all.get(ref.result()) : Optional.empty();
    }

    private List<Optional<Value>> call(
            LayerConfig layer,
            CallConfig call,
            List<Optional<Value>> values,
            WeightFolder weights,
            String prefix,
            int depth)
            throws IOException {
        if (values.stream().anyMatch(Optional::isEmpty)) {
            leftOut.follows();
            return List.of(Optional.empty());
        }
        Optional<ModelConfig> nested = layer.model();
        if (nested.isPresent()) {
            String inside = unused(prefix + layer.name()) + "/";
            return walk(nested.get(), weights.inside(layer, nested.get()), values, inside, depth + 1);
        }
        List<Value> present = values.stream().map(Optional::get).toList();
        return List.of(read(layer, call, present, weights, unused(blobName(prefix, layer))));
    }

    private static String blobName(String prefix, LayerConfig layer) {
        // A name with this sign would be that of an intermediate result.
        return (prefix + layer.name()).replace('@', '_');
    }

    private Optional<Value> read(
            LayerConfig layer, CallConfig call, List<Value> values, WeightFolder weights, String blob)
            throws IOException {
        int before = net.layers().size();
        try {
            LayerReader reader = LayerReaders.of(layer)
                    .orElseThrow(() -> new UnsupportedLayerException(
                            SEQUENTIAL.contains(layer.kind())
                                    ? "reads a sequence step by step, which a picture is not"
                                    : "is of a kind that is not supported"));
            LayerContext.Arguments arguments = new LayerContext.Arguments(values, call.operands(), call.named());
            LayerContext context = new LayerContext(layer, file, arguments, weights.of(layer), net, blob);
            Value result = named(reader.read(context), blob, before);
            if (SCALINGS.contains(layer.kind())) {
                net.markScaling(blob);
            }
            return Optional.of(result);
        } catch (UnsupportedLayerException e) {
            net.cutTo(before);
            leftOut.because(blob, layer.kind(), e.getMessage());
            return Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException | ClassCastException e) {
            throw new UnreadableException(
                    "is damaged: the settings and weights of layer '" + layer.name() + "' (" + layer.kind()
                            + ") contradict each other",
                    e);
        }
    }

    /** Gives the result a blob of the layer's name. */
    private Value named(Value result, String blob, int before) {
        if (net.layers().size() > before && net.isLast(result.blob())) {
            net.renameLast(blob);
        } else {
            net.add(new Layer(blob, new Identity(), result.blob(), blob));
        }
        return result.in(blob);
    }

    /** The name, or if it is taken, because the layer is called several times, one with a number. */
    private String unused(String name) {
        String free = name;
        for (int i = 2; net.has(free) || net.hasBelow(free + "/"); i++) {
            free = name + "#" + i;
        }
        return free;
    }
}
