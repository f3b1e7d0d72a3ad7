package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.hdf5.Hdf5Array;
import java.io.IOException;
import java.util.List;

/** The weights of a model's layers in a file. */
interface WeightFolder {
    /** The weights of {@code layer}, a layer of this model, in the order of the file; none if it has none. */
    List<Hdf5Array> of(LayerConfig layer) throws IOException;

    /** The weights of {@code nested}, a layer of this model that is {@code model}. */
    WeightFolder inside(LayerConfig nested, ModelConfig model) throws IOException;
}
