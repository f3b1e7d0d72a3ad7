package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.hdf5.Hdf5Array;
import io.github.dreamsphere.models.hdf5.Hdf5File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Weights in a {@code .keras} archive: {@code layers/GROUP/vars/0}, {@code …/1} and so on. Groups are named after the
 * classes of the layers and numbered in the order of the model; newer files also keep the name of the layer in each. In
 * some files they are named after the layers themselves.
 */
final class ArchiveWeights implements WeightFolder {
    /** The names of the group of a model's layers: of Keras 3, and of TensorFlow 2.11 and 2.12. */
    private static final List<String> GROUPS = List.of("layers", "_layer_checkpoint_dependencies");

    private static final String VALUES = "/vars";

    private final Hdf5File file;
    private final String path;
    private final Map<LayerConfig, String> groups = new IdentityHashMap<>();

    /** @param path the group of the model, with a slash at its end unless it is the root */
    ArchiveWeights(Hdf5File file, String path, ModelConfig model) throws IOException {
        this.file = file;
        this.path = path;
        String folder = GROUPS.get(0);
        for (String group : GROUPS) {
            if (file.has(path + group)) {
                folder = path + group + "/";
                break;
            }
        }
        assign(model, folder, named(folder));
    }

    /** The groups in {@code folder} by the names of their layers, where the file keeps them. */
    private Map<String, String> named(String folder) throws IOException {
        Map<String, String> named = new HashMap<>();
        for (String group : file.names(folder)) {
            Optional<String> name = file.text(folder + group + VALUES, "name");
            if (name.isPresent()) {
                named.put(name.get(), folder + group);
            }
        }
        return named;
    }

    private void assign(ModelConfig model, String folder, Map<String, String> named) throws IOException {
        Map<String, Integer> used = new HashMap<>();
        int numberedGroups = 0;
        int namedGroups = 0;
        for (LayerConfig layer : model.layers()) {
            if (!layer.isFunction()) {
                String base = SnakeCase.of(layer.kind());
                int count = used.merge(base, 1, Integer::sum);
                String numbered = folder + (count == 1 ? base : base + "_" + (count - 1));
                groups.put(layer, named.getOrDefault(layer.name(), numbered));
                numberedGroups += file.has(numbered) ? 1 : 0;
                namedGroups += file.has(folder + layer.name()) ? 1 : 0;
            }
        }
        if (named.isEmpty() && namedGroups > numberedGroups) {
            groups.replaceAll((layer, group) -> folder + layer.name());
        }
    }

    @Override
    public List<Hdf5Array> of(LayerConfig layer) throws IOException {
        List<Hdf5Array> arrays = new ArrayList<>();
        String group = groups.get(layer);
        for (int i = 0; group != null; i++) {
            Optional<Hdf5Array> array = file.array(group + VALUES + "/" + i);
            if (array.isEmpty()) {
                break;
            }
            arrays.add(array.get());
        }
        return arrays;
    }

    @Override
    public WeightFolder inside(LayerConfig nested, ModelConfig model) throws IOException {
        return new ArchiveWeights(file, groups.getOrDefault(nested, path + nested.name()) + "/", model);
    }
}
