package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.hdf5.Hdf5Array;
import io.github.dreamsphere.models.hdf5.Hdf5File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Weights in an {@code .h5} file: a group for each layer, which lists its arrays in its attribute {@code weight_names}.
 * A nested model has one group for the arrays of all its layers.
 *
 * @param root the group of the layers' groups
 */
record H5Weights(Hdf5File file, String root) implements WeightFolder {
    private static final String NAMES = "weight_names";

    @Override
    public List<Hdf5Array> of(LayerConfig layer) throws IOException {
        return named(layer).stream().map(NestedWeights.Named::array).toList();
    }

    @Override
    public WeightFolder inside(LayerConfig nested, ModelConfig model) throws IOException {
        return new NestedWeights(named(nested), model);
    }

    private List<NestedWeights.Named> named(LayerConfig layer) throws IOException {
        List<NestedWeights.Named> named = new ArrayList<>();
        String group = root + layer.name() + "/";
        for (String name : file.texts(group, NAMES)) {
            Optional<Hdf5Array> array = file.array(group + name);
            named.add(new NestedWeights.Named(
                    name,
                    array.orElseThrow(() -> new UnreadableException(
                            "is damaged: it lists the weights '" + name + "' but does not contain them"))));
        }
        return named;
    }
}
