package io.github.dreamsphere.models.keras;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** The calls of a functional model's layers in an order in which each comes after those it reads. */
final class CallOrder {
    /** A call of a layer, with the key of its results. */
    record Entry(LayerConfig layer, CallConfig call, String key, int place) {}

    private final ModelConfig model;

    /** Calls of nested models are numbered from 1, as their own construction counts. */
    private final Map<String, Integer> firstCall = new HashMap<>();

    private final List<Entry> ordered = new ArrayList<>();

    CallOrder(ModelConfig model) {
        this.model = model;
        numberCalls();
        order();
    }

    static String key(TensorRef ref) {
        return ref.layer() + "\0" + ref.call();
    }

    List<Entry> entries() {
        return ordered;
    }

    /** The reference with calls numbered from 0. */
    TensorRef resolved(TensorRef ref) {
        return new TensorRef(ref.layer(), ref.call() - firstCall.getOrDefault(ref.layer(), 0), ref.result());
    }

    private void numberCalls() {
        Map<String, Integer> last = new HashMap<>();
        model.layers().stream()
                .flatMap(layer -> layer.calls().stream())
                .flatMap(CallConfig::tensors)
                .forEach(ref -> last.merge(ref.layer(), ref.call(), Math::max));
        model.outputs().forEach(ref -> last.merge(ref.layer(), ref.call(), Math::max));
        for (LayerConfig layer : model.layers()) {
            int calls = layer.calls().size();
            if (ModelConfig.isModel(layer.kind()) && calls > 0 && last.getOrDefault(layer.name(), 0) == calls) {
                firstCall.put(layer.name(), 1);
            }
        }
    }

    private void order() {
        Map<String, Entry> all = new LinkedHashMap<>();
        for (LayerConfig layer : model.layers()) {
            for (int i = 0; i < layer.calls().size(); i++) {
                if (layer.calls().get(i).operands().isEmpty()) {
                    continue;
                }
                String key = key(new TensorRef(layer.name(), i, 0));
                if (all.put(key, new Entry(layer, layer.calls().get(i), key, all.size())) != null) {
                    throw new UnreadableException("is damaged: it has two layers named '" + layer.name() + "'");
                }
            }
        }
        Map<Entry, Integer> waitsFor = new IdentityHashMap<>();
        Map<String, List<Entry>> readers = new HashMap<>();
        PriorityQueue<Entry> ready = new PriorityQueue<>((a, b) -> Integer.compare(a.place(), b.place()));
        for (Entry entry : all.values()) {
            List<String> reads = entry.call()
                    .tensors()
                    .map(ref -> key(resolved(ref)))
                    .filter(all::containsKey)
                    .distinct()
                    .toList();
            waitsFor.put(entry, reads.size());
            reads.forEach(
                    key -> readers.computeIfAbsent(key, k -> new ArrayList<>()).add(entry));
            if (reads.isEmpty()) {
                ready.add(entry);
            }
        }
        while (!ready.isEmpty()) {
            Entry entry = ready.remove();
            ordered.add(entry);
            for (Entry reader : readers.getOrDefault(entry.key(), List.of())) {
                if (waitsFor.merge(reader, -1, Integer::sum) == 0) {
                    ready.add(reader);
                }
            }
        }
        if (ordered.size() < all.size()) {
            throw new UnreadableException(
                    "is damaged: layers of model '" + model.name() + "' read each other in a circle");
        }
    }
}
