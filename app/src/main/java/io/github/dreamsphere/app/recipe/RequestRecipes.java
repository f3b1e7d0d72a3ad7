package io.github.dreamsphere.app.recipe;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns recipes into requests and back.
 *
 * @param models where the nets are looked for that requests name
 */
public record RequestRecipes(Models models) {
    private static final String COMMENT = "A recipe for dreamsphere dream";

    /**
     * The request that a recipe describes; its keyframes are not used.
     *
     * @param recipe a built-in recipe's name, a TOML file, or a dreamed picture
     * @throws RecipeException if there is no such recipe, or it is wrong
     */
    public DreamRequest read(String recipe) throws IOException {
        try {
            return RequestDraft.read(RequestFields.DREAM, Map.of(), Optional.of(Recipes.resolve(recipe)), List.of())
                    .load(models)
                    .request();
        } catch (IllegalArgumentException e) {
            throw new RecipeException(recipe, e.getMessage());
        }
    }

    /** The recipe for {@code request}, in TOML. */
    public String text(DreamRequest request) throws IOException {
        SourcedRequest<DreamRequest> source = SourcedRequest.of(
                RequestFields.DREAM, request, models.resolve(request.model().location()));
        return RecipeText.of(COMMENT, source.settings(), Map.of());
    }
}
