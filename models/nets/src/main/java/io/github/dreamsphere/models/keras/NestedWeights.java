package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.hdf5.Hdf5Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a nested model in an {@code .h5} file. Keras writes the trainable weights of all its layers first, then
 * the others. They are told apart by the names of the layers in their names; where these are not unique, by that order.
 */
final class NestedWeights implements WeightFolder {
    /** An array with its name, {@code [model/]layer/weight}. */
    record Named(String name, Hdf5Array array) {}

    private final List<Named> all;
    private final Map<LayerConfig, List<Hdf5Array>> byLayer = new IdentityHashMap<>();
    private final Map<LayerConfig, List<Named>> byModel = new IdentityHashMap<>();

    NestedWeights(List<Named> all, ModelConfig model) {
        this.all = all;
        if (!byName(model)) {
            byLayer.clear();
            byModel.clear();
            byOrder(model);
        }
    }

    private boolean byName(ModelConfig model) {
        int found = 0;
        for (LayerConfig layer : model.layers()) {
            List<Named> own =
                    all.stream().filter(named -> belongs(named, layer.name())).toList();
            found += own.size();
            byModel.put(layer, own);
            byLayer.put(layer, own.stream().map(Named::array).toList());
            boolean known = layer.model().isEmpty() && LayerWeights.isKnown(layer);
            if (known && own.size() != LayerWeights.of(layer).count()) {
                return false;
            }
        }
        return found == all.size();
    }

    private static boolean belongs(Named named, String layer) {
        return ("/" + named.name()).contains("/" + layer + "/");
    }

    /** Goes through the arrays as Keras wrote them. */
    private void byOrder(ModelConfig model) {
        List<LayerConfig> owners = new ArrayList<>();
        addTrainable(model, true, owners);
        addOthers(model, true, owners);
        if (owners.size() != all.size()) {
            throw new UnreadableException("has " + all.size() + " arrays of weights for the nested model '"
                    + model.name() + "', whose layers have " + owners.size());
        }
        for (int i = 0; i < owners.size(); i++) {
            byLayer.computeIfAbsent(owners.get(i), layer -> new ArrayList<>())
                    .add(all.get(i).array());
        }
    }

    private static void addTrainable(ModelConfig model, boolean trainable, List<LayerConfig> owners) {
        for (LayerConfig layer : model.layers()) {
            boolean own = trainable && layer.trainable();
            layer.model().ifPresent(nested -> refuse(nested));
            owners.addAll(Collections.nCopies(own ? LayerWeights.of(layer).trainable() : 0, layer));
        }
    }

    private static void addOthers(ModelConfig model, boolean trainable, List<LayerConfig> owners) {
        for (LayerConfig layer : model.layers()) {
            boolean own = trainable && layer.trainable();
            LayerWeights weights = LayerWeights.of(layer);
            owners.addAll(Collections.nCopies(own ? weights.others() : weights.count(), layer));
        }
    }

    private static void refuse(ModelConfig nested) {
        throw new UnreadableException("has a model in a model in a model, '" + nested.name()
                + "', whose weights cannot be told apart; save the net as a .keras file");
    }

    @Override
    public List<Hdf5Array> of(LayerConfig layer) {
        return byLayer.getOrDefault(layer, List.of());
    }

    @Override
    public WeightFolder inside(LayerConfig nested, ModelConfig model) {
        return new NestedWeights(byModel.getOrDefault(nested, List.of()), model);
    }
}
