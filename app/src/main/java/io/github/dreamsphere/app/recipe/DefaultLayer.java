package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.LayerObjective;
import io.github.dreamsphere.models.catalog.Model;
import java.util.List;
import java.util.Optional;

/** Completes a request that names no layer. */
public final class DefaultLayer {
    private DefaultLayer() {}

    /**
     * {@code request} with the net's best layer if it needs one.
     *
     * @throws IllegalArgumentException if it needs one and nobody has chosen one for this net
     */
    public static DreamRequest in(DreamRequest request, Model model) {
        if (!request.objectives().needDefaultLayer()) {
            return request;
        }
        ValueSource source = new ValueSource(Optional.empty(), Optional.of(model.net()));
        LayerObjective best = ObjectiveText.readLayer(model.defaultLayer(), source);
        return request.withLayers(List.of(best));
    }
}
